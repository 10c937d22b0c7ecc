import { compareTexts } from '../../compare-texts.js';
import { stopWords } from '../../analysis/word-lists/stop-words.js';
import { tokenize } from '../../analysis/tokenize.js';
import { itemAt } from '../../item-at.js';
import type { Passage } from '../../passages/passage.js';
import { splitSentences } from '../../passages/split-sentences.js';

/** A question that the corpus itself yields. */
export interface CalibrationQuestion {
  readonly question: string;
  /** Ids of the passages that answer it, all of one document; empty for one that nothing answers. */
  readonly passages: readonly string[];
}

/** At most this many questions, and at most this many of them from headings. */
const mostQuestions = 400;
const mostHeadings = 100;
/** In content words: about what people type, and what a sentence has at least. */
const wordsAsked = 4;
/** In characters: shorter words say little. */
const shortestWord = 3;
/** Not every passage has a sentence to ask, so more passages are looked at than are needed. */
const passagesPerQuestion = 2;
/** A small corpus yields enough questions only when its passages yield several. */
const mostSpansPerPassage = 3;

type YieldIfDue = () => Promise<void> | undefined;

/**
 * Builds questions from a corpus: headings that only one document has, and spans of four content words
 * from sentences, as people type them into a search box. The selection depends on the content of the
 * passages alone, not on their order. Empty for a corpus without sentences and headings.
 */
export async function buildCalibrationQuestions(
  passages: Iterable<Passage>,
  yieldIfDue: YieldIfDue = () => undefined,
): Promise<CalibrationQuestion[]> {
  const sections = new Map<string, Section>();
  const sampled: Passage[] = [];
  for (const passage of passages) {
    noteSection(sections, passage);
    sampled.push(passage);
    await yieldIfDue();
  }
  const headings = [...sections]
    .filter(([, { isUnique }]) => isUnique)
    .map(([, { heading, ids }]) => ({ question: heading, passages: ids }));
  const chosen = takeSample(headings, ({ question }) => question, mostHeadings);
  const open = mostQuestions - chosen.length;
  await yieldIfDue();
  const spans: CalibrationQuestion[] = [];
  const sample = takeSample(sampled, ({ id }) => id, open * passagesPerQuestion);
  const asked = new Set<string>();
  for (let round = 0; round < mostSpansPerPassage; round += 1) {
    for (const passage of sample) {
      if (spans.length >= open) break;
      const question = readSpan(passage, round);
      if (question === undefined || asked.has(question)) continue;
      asked.add(question);
      spans.push({ question, passages: [passage.id] });
      await yieldIfDue();
    }
  }
  return [...chosen, ...spans];
}

interface Section {
  readonly heading: string;
  readonly document: string;
  readonly ids: string[];
  isUnique: boolean;
}

function noteSection(sections: Map<string, Section>, { id, document, headings }: Passage): void {
  const heading = headings.at(-1);
  if (heading === undefined) return;
  const key = heading.toLowerCase();
  const known = sections.get(key);
  if (known === undefined) sections.set(key, { heading, document, ids: [id], isUnique: true });
  else if (known.document === document) known.ids.push(id);
  else known.isUnique = false;
}

/**
 * A span of the passage's text with four content words; `undefined` when no sentence has as many.
 *
 * @param round another one selects another span
 */
function readSpan({ text, language }: Passage, round: number): string | undefined {
  const ignored = stopWords[language ?? 'de'];
  const sentences = splitSentences(text, language).flatMap(({ start, end }) => {
    const words = tokenize(text.slice(start, end)).filter(
      ({ term }) => term.length >= shortestWord && !ignored.has(term.toLowerCase()),
    );
    return words.length < wordsAsked ? [] : [{ start, words }];
  });
  if (sentences.length === 0) return undefined;
  const { start, words } = itemAt(sentences, hash(`${round}\0${text}`) % sentences.length);
  const from = hash(`${text}\0${round}`) % (words.length - wordsAsked + 1);
  return text
    .slice(start + itemAt(words, from).start, start + itemAt(words, from + wordsAsked - 1).end)
    .replace(/\s+/gu, ' ');
}

/** The items with the lowest hashes of their keys: a sample that does not depend on their order. */
function takeSample<T>(items: readonly T[], keyOf: (item: T) => string, most: number): T[] {
  return items
    .map((item) => ({ item, key: keyOf(item), rank: hash(keyOf(item)) }))
    .sort((a, b) => a.rank - b.rank || compareTexts(a.key, b.key))
    .slice(0, most)
    .map(({ item }) => item);
}

/** FNV-1a, 32 bits, with the final mixing of MurmurHash3, since similar keys must not be neighbours. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
