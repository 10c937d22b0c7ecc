/** Measures one peer on one set, in a process of its own: `measure-peer.js NAME SET [DISTRACTORS LIMIT]`. */
import { createAnalyzer } from '../../src/core/analysis/analyzer.js';
import { loadPassages, loadQuestionSet } from '../../src/core/evaluation/load-question-set.js';
import { mean, percentile, reciprocalRank } from '../../src/core/evaluation/metrics.js';
import { itemAt } from '../../src/core/item-at.js';
import { splitSentences } from '../../src/core/passages/split-sentences.js';
import type { CreatePeer } from './peer.js';
import type { PeerFigures } from './peer-figures.js';
import { findLucene, type PeerRun, runLucene } from './run-lucene.js';

const [name, folder, distractorFile, limit] = process.argv.slice(2);
if (name === undefined || folder === undefined) throw new Error('usage: measure-peer NAME SET');
const depth = 10;

const set = await loadQuestionSet(folder);
const distractors =
  distractorFile === undefined ? [] : await loadPassages(distractorFile, Number(limit));
const passages = [...set.passages, ...distractors];
const questions = set.questions.filter(({ relevant }) => relevant.length > 0);
const language = passages[0]?.language ?? 'de';

const run = name === 'lucene' ? runInJvm() : await runHere(name);
// Created after the peer's peak memory was read, which it must not raise.
const chooseSentence = createSentenceChooser();
process.stdout.write(`${JSON.stringify(score(run))}\n`);

function runInJvm(): PeerRun {
  const lucene = findLucene();
  if (!lucene.found) throw new Error(lucene.reason);
  return runLucene(lucene.classPath, language, passages, questions);
}

async function runHere(peerName: string): Promise<PeerRun> {
  const module = (await import(`./peers/${peerName}.js`)) as { createPeer: CreatePeer };
  const peer = await module.createPeer(language);
  const started = performance.now();
  await peer.build(passages);
  const buildMs = performance.now() - started;
  const results = [];
  for (const { question } of questions) {
    const asked = performance.now();
    const answer = await peer.search(question, depth);
    results.push({ ...answer, tookMs: performance.now() - asked });
  }
  return { buildMs, peakMib: process.resourceUsage().maxRSS / 1024, results };
}

function score({ buildMs, peakMib, results }: PeerRun): PeerFigures {
  const textOf = new Map(passages.map(({ id, text }) => [id, text]));
  const ranks = results.map(({ ids }, at) =>
    reciprocalRank(ids, new Set(itemAt(questions, at).relevant), depth),
  );
  const sentences = results.map(({ ids, sentence }, at): number => {
    const { relevant, answers, question } = itemAt(questions, at);
    const [best] = ids;
    if (best === undefined || !relevant.includes(best)) return 0;
    const marked = sentence ?? chooseSentence(question, textOf.get(best) ?? '');
    return answers.some((answer) => marked.includes(answer)) ? 1 : 0;
  });
  const shareWith = (matches: (rank: number) => boolean): number =>
    mean(ranks.map((rank) => (matches(rank) ? 1 : 0)));
  const times = results.map(({ tookMs }) => tookMs);
  return {
    mrr10: mean(ranks),
    recall1: shareWith((rank) => rank === 1),
    recall5: shareWith((rank) => rank >= 1 / 5),
    recall10: shareWith((rank) => rank > 0),
    ...(questions.some(({ answers }) => answers.length > 0) ? { sentence1: mean(sentences) } : {}),
    buildMs,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    ...(peakMib === undefined ? {} : { peakMib }),
  };
}

/**
 * For peers that mark no sentence: the one with most of the question's words, weighted by their
 * rarity among sentences.
 */
function createSentenceChooser(): (question: string, text: string) => string {
  const analyzer = createAnalyzer(language);
  const termsOf = (text: string): Set<string> =>
    new Set(analyzer.analyze(text).map(({ term }) => term));
  const frequency = new Map<string, number>();
  let sentences = 0;
  for (const { text } of set.passages) {
    for (const { start, end } of splitSentences(text, language)) {
      sentences += 1;
      for (const term of termsOf(text.slice(start, end))) {
        frequency.set(term, (frequency.get(term) ?? 0) + 1);
      }
    }
  }
  const idf = (term: string): number =>
    Math.log(1 + sentences / ((frequency.get(term) ?? 0) + 0.5));
  return (question, text) => {
    const asked = termsOf(question);
    let best = { sentence: '', score: -1 };
    for (const { start, end } of splitSentences(text, language)) {
      const sentence = text.slice(start, end);
      const shared = [...termsOf(sentence)].filter((term) => asked.has(term));
      const total = shared.reduce((sum, term) => sum + idf(term), 0);
      if (total > best.score) best = { sentence, score: total };
    }
    return best.sentence;
  };
}
