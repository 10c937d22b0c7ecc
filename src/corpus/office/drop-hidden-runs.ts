import { readXml } from './read-xml.js';

/** A run of text that is being read; runs stand in runs where a text box does. */
interface OpenElement {
  readonly pieces: string[];
  readonly isRun: boolean;
  hidden: boolean;
}

const switchedOff: ReadonlySet<string> = new Set(['0', 'false', 'off', 'none']);

/**
 * WordprocessingML without the runs of text that Word hides, written anew: nothing is left of
 * comments and processing instructions either.
 *
 * @throws ParseError as `readXml`
 */
export function dropHiddenRuns(part: Uint8Array): string {
  const root: OpenElement = { pieces: [], isRun: false, hidden: false };
  const runs: OpenElement[] = [root];
  const put = (piece: string): void => {
    runs.at(-1)?.pieces.push(piece);
  };
  readXml(part, {
    open: (name, attributes) => {
      if (name === 'w:r') runs.push({ pieces: [], isRun: true, hidden: false });
      const run = runs.at(-1);
      if (name === 'w:vanish' && run?.isRun === true) {
        run.hidden = !switchedOff.has(attributes['w:val'] ?? 'true');
      }
      const written = Object.entries(attributes).map(
        ([key, value]) => ` ${key}="${escape(value)}"`,
      );
      put(`<${name}${written.join('')}>`);
    },
    text: (text) => put(escape(text)),
    close: (name) => {
      put(`</${name}>`);
      if (name !== 'w:r') return;
      const run = runs.pop();
      if (run?.hidden === false) put(run.pieces.join(''));
    },
  });
  return root.pieces.join('');
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escape(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => references[character] ?? character);
}
