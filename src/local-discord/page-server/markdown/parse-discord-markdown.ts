import { parseTree } from './discord-markdown-rules.js';
import type { TextNode } from '../views/message-view.js';

/** Finds the name that belongs to an id; `undefined` when the id is unknown. */
export type FindName = (kind: 'user' | 'role' | 'channel', id: string) => string | undefined;

type Tree = ReturnType<typeof parseTree>[number];

const spans = {
  strong: 'strong',
  em: 'emphasis',
  underline: 'underline',
  strikethrough: 'strike',
  spoiler: 'spoiler',
  blockQuote: 'quote',
  subtext: 'subtext',
} as const;

/**
 * Parses the text of a message as Discord does. The nodes hold every character that a person sees and
 * no markup, and their links lead to the web only.
 */
export function parseDiscordMarkdown(text: string, findName: FindName): TextNode[] {
  return joinTexts(parseTree(text, { inline: true }).flatMap((tree) => toNodes(tree, findName)));
}

function toNodes(tree: Tree, findName: FindName): TextNode[] {
  const inner = (content: unknown): TextNode[] =>
    Array.isArray(content)
      ? joinTexts((content as Tree[]).flatMap((one) => toNodes(one, findName)))
      : [];
  const { type } = tree;
  if (isSpan(type)) return [{ kind: spans[type], content: inner(tree.content) }];
  switch (type) {
    case 'heading':
      return [{ kind: 'heading', level: Number(tree.level), content: inner(tree.content) }];
    case 'list': {
      const items = (tree.items as unknown[]).map(inner);
      return [
        { kind: 'list', items, ...(isText(tree.start) ? { start: Number(tree.start) } : {}) },
      ];
    }
    case 'br':
    case 'newline':
      return [{ kind: 'break' }];
    case 'inlineCode':
      return [{ kind: 'code', text: String(tree.content) }];
    case 'codeBlock':
      return [{ kind: 'code-block', text: String(tree.content) }];
    case 'link':
    case 'autolink':
    case 'url':
      return [{ kind: 'link', url: String(tree.target), content: inner(tree.content) }];
    case 'user':
    case 'role':
    case 'channel': {
      const name = findName(type, String(tree.id));
      const sign = type === 'channel' ? '#' : '@';
      return [{ kind: 'mention', text: `${sign}${name ?? 'unknown'}` }];
    }
    case 'everyone':
    case 'here':
      return [{ kind: 'mention', text: `@${type}` }];
    case 'slashCommand':
      return [{ kind: 'mention', text: `/${String(tree.fullName ?? tree.name)}` }];
    case 'guildNavigation':
      return [{ kind: 'mention', text: String(tree.name ?? tree.navigation ?? tree.id) }];
    case 'emoji':
      return [{ kind: 'text', text: `:${String(tree.name)}:` }];
    case 'timestamp':
      return [
        {
          kind: 'time',
          seconds: Number(tree.timestamp),
          format: isText(tree.format) ? tree.format : 'f',
        },
      ];
    case 'twemoji':
      return [{ kind: 'text', text: String(tree.name) }];
    default:
      return isText(tree.content) ? [{ kind: 'text', text: tree.content }] : inner(tree.content);
  }
}

/** Merges adjacent text nodes. */
function joinTexts(nodes: readonly TextNode[]): TextNode[] {
  const joined: TextNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + node.text };
    } else joined.push(node);
  }
  return joined;
}

function isSpan(type: string): type is keyof typeof spans {
  return Object.hasOwn(spans, type);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
