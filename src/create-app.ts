import type { SynonymRule } from './analysis/parse-synonyms.js';
import { type AnswerOptions, answerQuestion } from './answer/answer-question.js';
import type { App, AskOptions, IndexReport, ReindexOptions, Source } from './app.js';
import { createReader, type Reader } from './create-reader.js';
import type { Document } from './corpus/document.js';
import { type Corpus, loadCorpus } from './corpus/load-corpus.js';
import { loadSynonyms } from './corpus/load-synonyms.js';
import { createMiniSearchIndex } from './indexing/minisearch-index.js';
import type { PassageIndex } from './indexing/passage-index.js';
import { buildPassages } from './passages/build-passages.js';

export interface AppOptions {
  readonly corpusFolder: string;
  /** Milliseconds that never run backwards. Default: the process's own. */
  readonly now?: () => number;
}

/** One finished index with what it was made from; it no longer changes once it answers. */
interface Edition {
  readonly index: PassageIndex;
  readonly documents: ReadonlyMap<string, Document>;
  readonly sources: readonly Source[];
  readonly reader: Reader;
}

const emptyEdition = (): Edition => ({
  index: createMiniSearchIndex(),
  documents: new Map(),
  sources: [],
  reader: createReader([], new Map()),
});

/** The core on a folder of documents. Nothing is read before the first `reindex`. */
export function createApp({ corpusFolder, now = () => performance.now() }: AppOptions): App {
  let current = emptyEdition();
  let report: IndexReport | undefined;
  let running: Promise<IndexReport> | undefined;

  const rebuild = async ({ onProgress }: ReindexOptions): Promise<IndexReport> => {
    const started = now();
    const corpus = await loadCorpus(corpusFolder, {
      onProgress: (done, total) => onProgress?.({ phase: 'loading', done, total }),
    });
    const synonyms = await loadSynonyms(corpusFolder);
    const next = await buildEdition(corpus, synonyms.rules, (done, total) =>
      onProgress?.({ phase: 'indexing', done, total }),
    );
    report = {
      documents: corpus.documents.length,
      passages: next.index.statistics.passages,
      ...compareEditions(current, next),
      failures: [...corpus.failures, ...synonyms.failures],
      tookMs: now() - started,
    };
    current = next;
    return report;
  };

  return {
    ask(question: string, options: AskOptions = {}) {
      const { index, documents } = current;
      const answerOptions: AnswerOptions = { ...options, now };
      return Promise.resolve(
        answerQuestion(question, index, (path) => documents.get(path), answerOptions),
      );
    },
    sources: () => Promise.resolve(current.sources),
    passage: (id) => Promise.resolve(current.reader.passage(id)),
    outline: (path) => Promise.resolve(current.reader.outline(path)),
    reindex(options: ReindexOptions = {}) {
      running ??= rebuild(options).finally(() => {
        running = undefined;
      });
      return running;
    },
    lastReport: () => report,
    close: async () => {
      await running?.catch(() => undefined);
    },
  };
}

/** Lets other work in between the documents, so that questions are answered meanwhile. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

async function buildEdition(
  { documents }: Corpus,
  synonyms: readonly SynonymRule[],
  onProgress: (done: number, total: number) => void,
): Promise<Edition> {
  const index = createMiniSearchIndex({ synonyms });
  const sources: Source[] = [];
  for (const [at, document] of documents.entries()) {
    onProgress(at, documents.length);
    const passages = buildPassages(document);
    index.add(passages);
    sources.push(describeSource(document, passages.length));
    await breathe();
  }
  onProgress(documents.length, documents.length);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  return {
    index,
    documents: byPath,
    reader: createReader(index.passages(), byPath),
    sources: sources.sort((a, b) => a.title.localeCompare(b.title)),
  };
}

function describeSource(document: Document, passages: number): Source {
  const { path, title, source, url, date, language, blocks } = document;
  return {
    document: path,
    title,
    ...(source === undefined ? {} : { source }),
    ...(url === undefined ? {} : { url }),
    ...(date === undefined ? {} : { date }),
    ...(language === undefined ? {} : { language }),
    passages,
    headings: blocks.flatMap(({ kind, label }) =>
      kind === 'heading' && label !== undefined && label !== title ? [label] : [],
    ),
  };
}

function compareEditions(before: Edition, after: Edition) {
  const paths = [...after.documents.keys()];
  return {
    added: paths.filter((path) => !before.documents.has(path)).length,
    changed: paths.filter((path) => {
      const known = before.documents.get(path);
      return known !== undefined && known.sha256 !== after.documents.get(path)?.sha256;
    }).length,
    removed: [...before.documents.keys()].filter((path) => !after.documents.has(path)).length,
  };
}
