import type { PassageView } from '../../src/core/app.js';

export interface ViewFields {
  readonly id: string;
  readonly text: string;
  readonly start?: number;
  readonly title?: string;
  readonly headings?: readonly string[];
  readonly lines?: readonly [number, number];
  readonly previous?: string;
  readonly next?: string;
  /** Default: 1. */
  readonly sectionSize?: number;
}

/** A passage with its surroundings as the App gives it. */
export function buildView({ id, text, start = 0, ...fields }: ViewFields): PassageView {
  const place = {
    document: 'nato-einsaetze.txt',
    title: fields.title ?? 'NATO-Einsätze',
    headings: fields.headings ?? ['Kosovo Force (KFOR)'],
    lines: fields.lines ?? ([7, 7] as const),
  };
  return {
    passage: { id, text, start, end: start + text.length, language: 'de', ...place },
    citation: place,
    sectionSize: fields.sectionSize ?? 1,
    ...(fields.previous === undefined ? {} : { previous: fields.previous }),
    ...(fields.next === undefined ? {} : { next: fields.next }),
  };
}
