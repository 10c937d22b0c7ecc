import type { Source } from '../../app.js';
import { buildChoices, type Choice } from './build-choices.js';
import { documentChoiceValue } from './document-choice.js';
import { rankByPrefix } from './rank-by-prefix.js';

/** The documents whose title or path has what was typed; two with the same title show their paths. */
export function suggestDocuments(typed: string, sources: readonly Source[]): Choice[] {
  const titles = new Map<string, number>();
  for (const { title } of sources) titles.set(title, (titles.get(title) ?? 0) + 1);
  const nameOf = ({ title, document }: Source) =>
    titles.get(title) === 1 ? title : `${document} · ${title}`;
  const ranked = rankByPrefix(typed, sources, (source) => `${source.title} ${source.document}`);
  return buildChoices(
    ranked.map((source) => ({ name: nameOf(source), value: documentChoiceValue(source.document) })),
  );
}
