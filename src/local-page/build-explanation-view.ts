import type { ExplanationPart, ExplanationTable, ExplanationView } from '@beleg/local-discord/page';

import type { Language } from '../core/analysis/language.js';
import type { Explanation } from '../core/answer/explain-answer.js';
import type { ExplanationTexts } from './explanation-texts.js';
import { selectExplanationTexts } from './select-explanation-texts.js';

/** In log odds. Evidence below this makes no visible difference. */
const leastEvidence = 0.05;

/** An explanation of the core as the page shows it: the verdict, the evidence, the words, the passages. */
export function buildExplanationView(
  explanation: Explanation,
  language: Language,
): ExplanationView {
  const texts = selectExplanationTexts(language);
  const number = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const { confidence, threshold } = explanation;
  return [
    { kind: 'text', text: describeVerdict(explanation, language, texts) },
    { kind: 'gauge', value: confidence, threshold },
    ...buildEvidence(explanation, language, texts),
    ...buildWords(explanation, number, texts),
    ...buildCandidates(explanation, number, texts),
  ];
}

function describeVerdict(
  { confidence, threshold, expected }: Explanation,
  language: Language,
  texts: ExplanationTexts,
): string {
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const verdict = texts.verdict(
    percent.format(confidence),
    percent.format(threshold),
    confidence >= threshold,
  );
  return expected === undefined ? verdict : `${verdict} ${texts.asksFor(texts.expected[expected])}`;
}

/** The evidence, strongest support first. */
function buildEvidence(
  { evidence }: Explanation,
  language: Language,
  texts: ExplanationTexts,
): ExplanationPart[] {
  const entries = evidence === undefined ? [] : entriesOf(evidence);
  const most = Math.max(...entries.map(([, value]) => Math.abs(value)));
  const shown = entries
    .filter(([, value]) => Math.abs(value) >= leastEvidence)
    .sort(([, one], [, two]) => two - one);
  const signed = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'always',
  });
  return unlessEmpty({
    kind: 'table',
    title: texts.forAndAgainst,
    meaning: texts.forAndAgainstMeaning,
    columns: [],
    rows: shown.map(([name, value]) => ({
      label: texts.evidence[name],
      cells: [
        { kind: 'number', text: signed.format(value) },
        { kind: 'bar', share: value / most },
      ],
    })),
  });
}

function buildWords(
  { words }: Explanation,
  number: Intl.NumberFormat,
  texts: ExplanationTexts,
): ExplanationPart[] {
  return unlessEmpty({
    kind: 'table',
    title: texts.words,
    meaning: texts.wordsMeaning,
    columns: [texts.word, texts.stems, texts.weight],
    rows: words.map(({ surface, idf, correction, stems }) => ({
      label: correction === undefined ? surface : `${surface} → ${correction}`,
      cells: [
        stems.length === 0
          ? { kind: 'text', text: texts.unknownWord }
          : {
              kind: 'terms',
              terms: stems.map(({ stem, relation }) => ({
                text: stem,
                ...(relation === 'same' ? {} : { note: texts.relations[relation] }),
              })),
            },
        { kind: 'number', text: number.format(idf) },
      ],
    })),
  });
}

function buildCandidates(
  { candidates }: Explanation,
  number: Intl.NumberFormat,
  texts: ExplanationTexts,
): ExplanationPart[] {
  const [first] = candidates;
  if (first === undefined) return [];
  const columns = entriesOf(first.signals).map(([name]) => texts.signals[name]);
  return unlessEmpty({
    kind: 'table',
    title: texts.candidates,
    meaning: texts.candidatesMeaning,
    columns: [texts.passage, texts.score, ...columns.map(({ label }) => label)],
    rows: candidates.map(({ title, headings, lines, score, signals }) => ({
      label: `${[title, ...headings].join(' › ')} · ${texts.lines(...lines)}`,
      cells: [
        { kind: 'number', text: number.format(score), isTotal: true },
        ...entriesOf(signals).map(([, value]) => ({
          kind: 'number' as const,
          text: number.format(value),
        })),
      ],
    })),
    legend: {
      title: texts.legend,
      entries: columns.map(({ label, meaning }) => ({ term: label, meaning })),
    },
  });
}

function unlessEmpty(table: ExplanationTable): ExplanationPart[] {
  return table.rows.length === 0 ? [] : [table];
}

function entriesOf<Name extends string>(
  values: Readonly<Record<Name, number>>,
): readonly (readonly [Name, number])[] {
  return Object.entries(values) as [Name, number][];
}
