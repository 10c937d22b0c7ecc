import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

import { isWebAddress } from './is-web-address.js';

/**
 * The library's rules, with those that begin a line set right (its own miss a line that follows a quote
 * or a code block), with links to the web alone, and with lists, which it has none of.
 */

type Rule = (typeof rulesExtended)[string];
type Match = Rule['match'];

/** The library tries rules in ascending order; rules for the start of a line come before inline rules. */
const beforeInline = SimpleMarkdown.defaultRules.heading.order;

const list =
  /^ *(?:[-*]|\d{1,9}\.) +\S[^\n]*(?:\n(?: *(?:[-*]|\d{1,9}\.) +| {2,})\S[^\n]*)*(?:\n|$)/;
const bullet = /^( *)(?:[-*]|(\d{1,9})\.) +/;

const atLineStart =
  (pattern: RegExp): Match =>
  (source, state) => {
    const before = (state.prevCapture as readonly string[] | null | undefined)?.[0] ?? '';
    return /^$|\n *$/.test(before) ? pattern.exec(source) : null;
  };

const ownRules: Readonly<Record<string, Rule>> = {
  link: onWeb(rulesExtended.link, 2),
  autolink: onWeb(rulesExtended.autolink, 1),
  heading: {
    order: beforeInline,
    match: atLineStart(/^(#{1,3}) +([^\n]+?) *(?:\n|$)/),
    parse: ([, marks = '', title = ''], parse, state) => ({
      level: marks.length,
      content: parse(title, state),
    }),
  },
  subtext: {
    order: beforeInline,
    match: atLineStart(/^-# +([^\n]+?)(?:\n|$)/),
    parse: ([, text = ''], parse, state) => ({ content: parse(text, state) }),
  },
  list: {
    order: beforeInline + 0.5,
    match: atLineStart(list),
    parse: ([lines = ''], parse, state) => ({
      start: bullet.exec(lines)?.[2],
      items: splitItems(lines).map((item) => parse(item, { ...state, prevCapture: null })),
    }),
  },
};

/** Restricts a rule to web addresses; any other address stays literal text. */
function onWeb(rule: Rule | undefined, place: number): Rule {
  if (rule === undefined) throw new Error('the library has no such rule any more');
  return {
    ...rule,
    match: (source, state, before) => {
      const capture = rule.match(source, state, before);
      return isWebAddress(capture?.[place] ?? '') ? capture : null;
    },
  };
}

/**
 * A line whose bullet is indented no further than the first one begins an item. Any other line
 * continues the item before it.
 */
function splitItems(lines: string): string[] {
  const deepest = (bullet.exec(lines)?.[1]?.length ?? 0) + 1;
  const items: string[] = [];
  for (const line of lines.replace(/\n$/, '').split('\n')) {
    const found = bullet.exec(line);
    if (found !== null && (found[1]?.length ?? 0) <= deepest)
      items.push(line.slice(found[0].length));
    else items.push(`${items.pop() ?? ''}\n${line.replace(/^ {1,2}/, '')}`);
  }
  return items;
}

/** Parses a text into the library's tree. */
export const parseTree = SimpleMarkdown.parserFor({ ...rulesExtended, ...ownRules });
