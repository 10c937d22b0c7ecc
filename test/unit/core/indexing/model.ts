import { type Analyzer, createAnalyzer } from '../../../../src/core/analysis/analyzer.js';
import { splitGrams } from '../../../../src/core/analysis/split-grams.js';
import { tokenizeFor } from '../../../../src/core/analysis/tokenize-for.js';
import type { PassageIndex } from '../../../../src/core/indexing/passage-index.js';
import type { Passage } from '../../../../src/core/passages/passage.js';

const analyzers = { de: createAnalyzer('de'), en: createAnalyzer('en') };

interface ReadWord {
  readonly surface: string;
  readonly stem: string;
  readonly grams: readonly string[];
}

function readWords(text: string, analyzer: Analyzer): ReadWord[] {
  return tokenizeFor(analyzer, text).flatMap(({ term }) => {
    const { normal, stem, isStopWord } = analyzer.analyzeWord(term);
    return isStopWord ? [] : [{ surface: term, stem, grams: splitGrams(normal) }];
  });
}

type Counts = Record<string, number>;

function countEach(counts: Counts, names: Iterable<string>): void {
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
}

/** All that an index tells of its passages, by name. */
export interface IndexFigures {
  readonly statistics: PassageIndex['statistics'];
  readonly stems: Counts;
  readonly grams: Counts;
  readonly documentFrequencies: Counts;
  /** By document: its length, and how often each stem stands in its text. */
  readonly documents: Record<string, { readonly length: number; readonly stems: Counts }>;
}

const empty = (): Counts => Object.create(null) as Counts;

/** The figures of these passages, counted the plain way. */
export function countPlainly(passages: readonly Passage[]): IndexFigures {
  const stems = empty();
  const grams = empty();
  const documentFrequencies = empty();
  const documents = Object.create(null) as Record<string, { length: number; stems: Counts }>;
  let length = 0;
  let gramLength = 0;
  for (const passage of passages) {
    const analyzer = analyzers[passage.language ?? 'de'];
    const text = readWords(passage.text, analyzer);
    const heading = readWords([passage.title, ...passage.headings].join('\n'), analyzer);
    const all = [...text, ...heading];
    countEach(stems, new Set(all.map(({ stem }) => stem)));
    countEach(grams, new Set(all.flatMap((word) => word.grams)));
    const document = (documents[passage.document] ??= { length: 0, stems: empty() });
    document.length += text.length;
    countEach(
      document.stems,
      text.map(({ stem }) => stem),
    );
    length += text.length;
    gramLength += text.reduce((sum, word) => sum + word.grams.length, 0);
  }
  const each = Object.values(documents);
  for (const document of each) countEach(documentFrequencies, Object.keys(document.stems));
  const divisor = Math.max(1, passages.length);
  return {
    statistics: {
      passages: passages.length,
      documents: each.length,
      averageLength: length / divisor,
      averageGramLength: gramLength / divisor,
      averageDocumentLength: length / Math.max(1, each.length),
    },
    stems,
    grams,
    documentFrequencies,
    documents,
  };
}

/** The same figures as an index has them, of all that is in use. */
export function readFigures(index: PassageIndex): IndexFigures {
  const { lexicon } = index;
  const stems = empty();
  const documentFrequencies = empty();
  for (const [number, name] of lexicon.stems.entries()) {
    const frequency = lexicon.stemFrequency[number] ?? 0;
    if (frequency !== 0) stems[name] = frequency;
    const inDocuments = index.documentFrequency(number);
    if (inDocuments !== 0) documentFrequencies[name] = inDocuments;
  }
  const documents = Object.create(null) as IndexFigures['documents'];
  for (const { document: path } of index.passages()) {
    const profile = index.document(path);
    const counts = empty();
    for (const [number, name] of lexicon.stems.entries()) {
      const frequency = profile?.frequencyOf(number) ?? 0;
      if (frequency !== 0) counts[name] = frequency;
    }
    documents[path] = { length: profile?.length ?? -1, stems: counts };
  }
  return {
    statistics: index.statistics,
    stems,
    grams: readGrams(index),
    documentFrequencies,
    documents,
  };
}

/** Grams have no list of names: those of the words in use are looked up, and no other may be in use. */
function readGrams(index: PassageIndex): Counts {
  const grams = empty();
  for (const { text, title, headings, language } of index.passages()) {
    const words = readWords([text, title, ...headings].join('\n'), analyzers[language ?? 'de']);
    for (const gram of words.flatMap((word) => word.grams)) {
      const number = index.lexicon.gramNumber(gram);
      if (number !== undefined) grams[gram] = index.lexicon.gramFrequency[number] ?? 0;
    }
  }
  const inUse = index.lexicon.gramFrequency.filter((frequency) => frequency !== 0).length;
  if (inUse !== Object.keys(grams).length) grams['in use beside these'] = inUse;
  return grams;
}
