/** One peer on one set, in a process of its own: `run-peer.js NAME SET [DISTRACTORS LIMIT]`. */
import { createAnalyzer } from '../dist/src/core/analysis/analyzer.js';
import { mean, percentile, reciprocalRank } from '../dist/src/core/evaluation/metrics.js';
import { loadPassages, loadQuestionSet } from '../dist/src/core/evaluation/load-question-set.js';
import { splitSentences } from '../dist/src/core/passages/split-sentences.js';
import { findLucene, runLucene } from './run-lucene.js';

const [name, folder, distractorFile, limit] = process.argv.slice(2);
const depth = 10;

const set = await loadQuestionSet(folder);
const distractors = distractorFile ? await loadPassages(distractorFile, Number(limit)) : [];
const passages = [...set.passages, ...distractors];
const questions = set.questions.filter(({ relevant }) => relevant.length > 0);
const language = passages[0]?.language ?? 'de';

const { buildMs, peakMib, results } =
  name === 'lucene'
    ? runLucene(findLucene().classPath, language, passages, questions)
    : await runHere();
// Made after the peer's peak memory is taken, which it is no part of.
const chooseSentence = createSentenceChooser();
process.stdout.write(`${JSON.stringify(score(results, buildMs, peakMib))}\n`);

async function runHere() {
  const { createPeer } = await import(`./peers/${name}.js`);
  const peer = createPeer(language);
  const started = performance.now();
  await peer.build(passages);
  const built = performance.now() - started;
  const answers = [];
  for (const { question } of questions) {
    const asked = performance.now();
    const answer = await peer.search(question, depth);
    answers.push({ ...answer, tookMs: performance.now() - asked });
  }
  const peakMib = process.resourceUsage().maxRSS / 1024;
  return { buildMs: built, peakMib, results: answers };
}

function score(answers, build, peak) {
  const textOf = new Map(passages.map(({ id, text }) => [id, text]));
  const ranks = answers.map(({ ids }, at) =>
    reciprocalRank(ids, new Set(questions[at].relevant), depth),
  );
  const withGold = questions.some((question) => question.answers.length > 0);
  const sentences = answers.map(({ ids, sentence }, at) => {
    const { relevant, answers: gold, question } = questions[at];
    if (!relevant.includes(ids[0])) return 0;
    const marked = sentence ?? chooseSentence(question, textOf.get(ids[0]) ?? '');
    return Number(gold.some((answer) => marked.includes(answer)));
  });
  const times = answers.map(({ tookMs }) => tookMs);
  return {
    passages: passages.length,
    questions: questions.length,
    mrr10: mean(ranks),
    recall1: mean(ranks.map((rank) => Number(rank === 1))),
    recall5: mean(ranks.map((rank) => Number(rank >= 1 / 5))),
    recall10: mean(ranks.map((rank) => Number(rank > 0))),
    ...(withGold ? { sentence1: mean(sentences) } : {}),
    buildMs: build,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    ...(peak === undefined ? {} : { peakMib: peak }),
  };
}

/** For peers that mark no sentence: the one with most of the question's words, by their rarity in sentences. */
function createSentenceChooser() {
  const analyzer = createAnalyzer(language);
  const termsOf = (text) => new Set(analyzer.analyze(text).map(({ term }) => term));
  const frequency = new Map();
  let sentences = 0;
  for (const { text } of set.passages) {
    for (const { start, end } of splitSentences(text, language)) {
      sentences += 1;
      for (const term of termsOf(text.slice(start, end))) {
        frequency.set(term, (frequency.get(term) ?? 0) + 1);
      }
    }
  }
  const idf = (term) => Math.log(1 + sentences / ((frequency.get(term) ?? 0) + 0.5));
  return (question, text) => {
    const asked = termsOf(question);
    let best = { sentence: '', score: -1 };
    for (const { start, end } of splitSentences(text, language)) {
      const sentence = text.slice(start, end);
      const shared = [...termsOf(sentence)].filter((term) => asked.has(term));
      const score = shared.reduce((sum, term) => sum + idf(term), 0);
      if (score > best.score) best = { sentence, score };
    }
    return best.sentence;
  };
}
