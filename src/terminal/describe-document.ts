import type { Language } from '../core/analysis/language.js';
import type { Document } from '../core/documents/document.js';
import { buildPassages } from '../core/passages/build-passages.js';
import { showControlCharacters } from './show-control-characters.js';
import type { TerminalMessages } from './terminal-messages.js';

/** Describes what was understood of a document in one line: path, title, language and size. */
export function describeDocument(document: Document, messages: TerminalMessages): string {
  const passages = buildPassages(document);
  const spoken = passages.flatMap(({ language }) => (language === undefined ? [] : [language]));
  const understood = messages.understood({
    title: document.title,
    language: document.language ?? mostFrequent(spoken),
    headings: document.blocks.filter(({ kind }) => kind === 'heading').length,
    passages: passages.length,
    pages: document.pages?.length,
  });
  return showControlCharacters(`${document.path}: ${understood}`);
}

/** The most frequent language, or the first of equally frequent ones; `undefined` for an empty list. */
function mostFrequent(spoken: readonly Language[]): Language | undefined {
  const counts = new Map<Language, number>();
  for (const language of spoken) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
