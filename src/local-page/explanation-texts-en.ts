import type { ExplanationTexts } from './explanation-texts.js';

/** The explanation in English. */
export const explanationTextsEn: ExplanationTexts = {
  verdict: (confidence, threshold, isFound) =>
    isFound
      ? `Beleg is ${confidence} sure that this passage answers; from ${threshold} on it shows it as the answer.`
      : `Beleg is only ${confidence} sure that the best passage answers; below ${threshold} it says that the documents do not.`,
  asksFor: (kind) => `The question asks for ${kind}.`,
  expected: {
    number: 'a number',
    time: 'a time',
    place: 'a place',
    person: 'a person',
    definition: 'a meaning',
  },
  forAndAgainst: 'What speaks for the best passage, and what against it',
  forAndAgainstMeaning:
    'All of it added up is the confidence: 0 would be even, +3 is 95%, −3 is 5%.',
  evidence: {
    bias: 'To begin with: when in doubt, no answer',
    information: 'How much the question asks',
    matchedInformation: 'How much of that the passage has',
    sentenceWords: 'Words that its best sentence has',
    neighbours: 'Words that stand side by side there as well',
    names: 'Names and numbers of the question',
    document: 'Words that its document has as a whole',
    match: 'The question names its heading or its number',
    meaning: 'Its meaning, as the language model compares it',
    documents: 'Number of documents: among many, one fits by chance',
  },
  words: 'What was searched for',
  wordsMeaning:
    'Words such as “how” and “the” do not count. The stem of a word is searched for. The rarer a word is in the documents, the more it weighs.',
  word: 'Word of the question',
  stems: 'Searched as',
  weight: 'Weight',
  unknownWord: 'nothing like it in the documents',
  relations: {
    compound: 'part or compound',
    similar: 'spelled alike',
    longer: 'begins like it',
    synonym: 'means the same',
    starter: 'means the same, built in',
    form: 'another form',
  },
  candidates: 'Which passages were considered',
  candidatesMeaning:
    'The passage with the highest score comes first; the columns beside it are what the score is made of.',
  passage: 'Passage',
  score: 'Score',
  lines: (first, last) => (first === last ? `line ${first}` : `lines ${first}–${last}`),
  legend: 'What the columns mean',
  signals: {
    terms: { label: 'Words', meaning: 'words searched for in the passage, rare ones count more' },
    grams: {
      label: 'Word parts',
      meaning: 'runs of four letters, which fit other endings and spellings as well',
    },
    document: { label: 'Document', meaning: 'words searched for in the whole document' },
    neighbours: {
      label: 'Neighbours',
      meaning: 'words that stand side by side in question and passage',
    },
    sentence: { label: 'Sentence', meaning: 'parts of words in its best sentence' },
    coverage: { label: 'Coverage', meaning: 'share of the question that it has; 1 is all' },
  },
};
