import {
  Autolink,
  type BlockContext,
  type Line,
  type MarkdownConfig,
  parser,
  Strikethrough,
  Table,
  TaskList,
} from '@lezer/markdown';

/** In columns: how far the further blocks of a footnote are indented, as GitHub requires. */
const footnoteIndent = 4;
const footnoteMark = /^\[\^[^\]\s]+\]:[ \t]*/;

/** GitHub's footnotes, `[^1]: text`: blocks of their own, which the library does not know. */
const footnotes: MarkdownConfig = {
  defineNodes: [
    {
      name: 'FootnoteDefinition',
      block: true,
      composite: (_, line, indent) => {
        if (line.next !== -1 && line.indent < line.baseIndent + indent) return false;
        line.moveBaseColumn(line.baseIndent + indent);
        return true;
      },
    },
  ],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      parse: (context, line) => {
        const mark = footnoteMark.exec(line.text.slice(line.pos));
        if (mark === null || isIndentedCode(line)) return false;
        context.startComposite('FootnoteDefinition', line.pos, footnoteIndent);
        line.moveBase(line.pos + mark[0].length);
        return null;
      },
      endLeaf: (_: BlockContext, line: Line) =>
        !isIndentedCode(line) && footnoteMark.test(line.text.slice(line.pos)),
    },
  ],
};

const title = String.raw`(?:"[^"]*"|'[^']*'|\([^()]*\))`;
const target = String.raw`(?:<[^<>]*>|[^\s<]\S*)`;
const definitionLabel = /^\[(?:[^\]\\]|\\.)+\]:[ \t]*/u;
const targetAlone = new RegExp(`^\\s*${target}\\s*$`);
const targetWithTitle = new RegExp(`^\\s*${target}\\s+${title}\\s*$`);
const titleAlone = new RegExp(`^\\s*${title}\\s*$`);

/**
 * Definitions of links. Their target and their title may each be on a line of its own. The library
 * allows for line breaks inside them as well, but takes quadratic time for one that does not end.
 */
const linkReferences: MarkdownConfig = {
  remove: ['LinkReference'],
  parseBlock: [
    {
      name: 'LinkDefinition',
      after: 'FootnoteDefinition',
      parse: (context, line) => {
        const written = line.text.slice(line.pos);
        const label = definitionLabel.exec(written)?.[0];
        if (label === undefined || isIndentedCode(line)) return false;
        const start = context.lineStart + line.pos;
        let rest = written.slice(label.length);
        if (rest === '') {
          rest = context.peekLine();
          if (!targetAlone.test(rest) && !targetWithTitle.test(rest)) return false;
          context.nextLine();
        }
        const isWhole = targetWithTitle.test(rest);
        if (!isWhole && !targetAlone.test(rest)) return false;
        if (!isWhole && titleAlone.test(context.peekLine())) context.nextLine();
        const end = context.lineStart + line.text.length;
        context.nextLine();
        context.addElement(context.elt('LinkReference', start, end));
        return true;
      },
    },
  ],
};

function isIndentedCode(line: Line): boolean {
  return line.indent >= line.baseIndent + footnoteIndent;
}

/** CommonMark's inline syntax, by the library's names. */
const inlineSyntax = [
  'Escape',
  'Entity',
  'InlineCode',
  'HTMLTag',
  'Emphasis',
  'HardBreak',
  'Link',
  'Image',
  'LinkEnd',
];

/**
 * GitHub's blocks without anything inside them. Passages quote the markup as it is written, so only
 * headings need their inline structure, and the blocks alone take linear time.
 */
export const blockParser = parser.configure([
  Table,
  TaskList,
  footnotes,
  linkReferences,
  { remove: inlineSyntax },
]);

/** GitHub's Markdown with inline syntax, for single headings. */
export const headingParser = parser.configure([Strikethrough, Autolink]);
