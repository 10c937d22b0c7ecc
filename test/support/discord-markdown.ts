/**
 * An independent reading of Discord's Markdown, for tests: what a person sees, and which forms were
 * recognised. Written from the behaviour of Discord's desktop client, more eager than the client
 * where versions differ, so that a text that comes out plain here comes out plain there.
 */
export interface DiscordText {
  /** The visible text, markup taken away. */
  readonly text: string;
  /** The forms that were recognised, in order: `bold`, `heading`, `user-mention`, … */
  readonly forms: readonly string[];
}

type Form = readonly [name: string, pattern: RegExp, visible: (match: RegExpExecArray) => string];

/** Forms that hide or replace their text: what a person sees is not the source. */
const leaves: readonly Form[] = [
  ['code-block', /^```(?:[a-z0-9_+\-.#]*\n)?([\s\S]*?)```/i, (match) => match[1] ?? ''],
  ['inline-code', /^(`+)([\s\S]*?[^`])\1(?!`)/, (match) => match[2] ?? ''],
  ['user-mention', /^<@!?\d+>/, () => '@user'],
  ['role-mention', /^<@&\d+>/, () => '@role'],
  ['channel-mention', /^<#\d+>/, () => '#channel'],
  ['everyone', /^@(?:everyone|here)/, (match) => match[0]],
  ['timestamp', /^<t:-?\d+(?::[a-zA-Z])?>/, () => 'a date'],
  ['command', /^<\/[^<>\n]+:\d+>/, () => '/command'],
  ['emoji', /^<a?:\w+:\d+>/, () => 'emoji'],
  ['navigation', /^<(?:\d+|id):[a-z-]+(?::\d+)?>/, () => 'navigation'],
  ['sound', /^<sound:[^<>\n]+>/, () => 'sound'],
  ['shortcode', /^:[^\s:]+:/, () => 'emoji'],
  ['address', /^<[^: >]+:\/?[^ >]+>/, (match) => match[0].slice(1, -1)],
  ['mail', /^<[^ >]+@[^ >]+>/, (match) => match[0].slice(1, -1)],
  ['address', /^(?:https?|steam|discord):\/\/[^\s<]+/, (match) => match[0]],
  ['invitation', /^discord(?:app)?\.(?:gg|com|new|gift)\//i, (match) => match[0]],
  [
    'masked-link',
    /^\[((?:\[[^\]]*\]|[^[\]])*)\]\(\s*<?[^)\s]+>?[^)]*\)/,
    (match) => match[1] ?? '',
  ],
];

/** Forms whose content is read on. Escapes inside hide a closing mark. */
const spans: readonly (readonly [string, RegExp])[] = [
  ['bold', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ['italic', /^\*(?!\s)((?:\\[\s\S]|\*\*|[^*\\])+?)\*(?!\*)/],
  ['italic', /^_((?:\\[\s\S]|__|[^_\\])+?)_(?!\w)/],
  ['strike', /^~~([\s\S]+?)~~/],
  ['spoiler', /^\|\|([\s\S]+?)\|\|/],
];

/** Forms at the start of a line only, after any blanks. */
const lineForms: readonly (readonly [string, RegExp])[] = [
  ['quote', /^ *(?:>>> ?|> )/],
  ['subtext', /^\s*-# +(?=\S)/],
  ['heading', /^\s*#{1,3}\s+(?=\S)/],
  ['list', /^\s*(?:[*+-]|\d+\.) +(?=\S)/],
];

/** Reads a text as the body of a message. */
export function readDiscordText(source: string): DiscordText {
  const forms: string[] = [];
  return { text: readSpan(source, forms, true), forms };
}

function readSpan(source: string, forms: string[], startsLine: boolean): string {
  let visible = '';
  let at = 0;
  let lineStart = startsLine;
  while (at < source.length) {
    const rest = source.slice(at);
    if (lineStart) {
      lineStart = false;
      const form = lineForms.find(([, pattern]) => pattern.test(rest));
      if (form !== undefined) {
        forms.push(form[0]);
        at += form[1].exec(rest)![0].length;
        lineStart = form[0] === 'quote' || form[0] === 'list';
        continue;
      }
    }
    const escape = /^\\([^0-9A-Za-z\s])/.exec(rest);
    if (escape !== null) {
      visible += escape[1]!;
      at += 2;
      continue;
    }
    const leaf = leaves.find(([, pattern]) => pattern.test(rest));
    if (leaf !== undefined) {
      const match = leaf[1].exec(rest)!;
      forms.push(leaf[0]);
      visible += leaf[2](match);
      at += match[0].length;
      continue;
    }
    const span = spans.find(([, pattern]) => pattern.test(rest));
    if (span !== undefined) {
      const match = span[1].exec(rest)!;
      forms.push(span[0]);
      visible += readSpan(match[1]!, forms, false);
      at += match[0].length;
      continue;
    }
    const character = rest[0]!;
    visible += character;
    at += 1;
    lineStart = /[\n\r\u2028\u2029]/.test(character);
  }
  return visible;
}
