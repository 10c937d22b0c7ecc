import type { Answer } from '../../src/core/answer/answer.js';
import type {
  App,
  AskOptions,
  IndexReport,
  OutlineEntry,
  PassageView,
  ReindexOptions,
  Source,
} from '../../src/core/app.js';
import { buildAnswer } from './build-answer.js';

export interface FakeAppFields {
  readonly ask?: (question: string, options?: AskOptions) => Promise<Answer>;
  readonly sources?: readonly Source[];
  readonly passages?: readonly PassageView[];
  readonly outline?: readonly OutlineEntry[];
  readonly reindex?: (options?: ReindexOptions) => Promise<IndexReport>;
}

export const emptyReport: IndexReport = {
  documents: 0,
  passages: 0,
  added: 0,
  changed: 0,
  removed: 0,
  renamed: 0,
  failures: [],
  tookMs: 1,
};

/** An App with fixed behaviour: it finds nothing, unless told otherwise. */
export function createFakeApp(fields: FakeAppFields = {}): App {
  return {
    ask: fields.ask ?? ((question) => Promise.resolve(buildAnswer({ question }))),
    explain: (question) =>
      Promise.resolve({
        question,
        language: undefined,
        expected: undefined,
        words: [],
        candidates: [],
        confidence: 0,
        threshold: 0.5,
        evidence: undefined,
      }),
    sources: () => Promise.resolve(fields.sources ?? []),
    passage: (id) => Promise.resolve(fields.passages?.find(({ passage }) => passage.id === id)),
    section: (id) => {
      const passages = fields.passages?.filter(({ passage }) => passage.id === id) ?? [];
      const page = { passages, start: 0, total: passages.length, page: 0, pages: 1 };
      return Promise.resolve(passages.length === 0 ? undefined : page);
    },
    outline: () => Promise.resolve(fields.outline ?? []),
    reindex: fields.reindex ?? (() => Promise.resolve(emptyReport)),
    load: () => Promise.resolve(false),
    cancelReindex: () => undefined,
    calibrated: () => Promise.resolve(undefined),
    encoded: () => Promise.resolve(),
    status: () =>
      Promise.resolve({ documents: 0, passages: 0, snapshot: 'none' as const, memoryMib: 1 }),
    lastReport: () => undefined,
    close: () => Promise.resolve(),
  };
}
