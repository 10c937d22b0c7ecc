import { type Analyzer, createAnalyzer } from './analysis/analyzer.js';
import { detectLanguage } from './analysis/detect-language.js';
import { type Language, languages } from './analysis/language.js';
import { questionWords } from './analysis/word-lists/question-words.js';
import { detectExpectedAnswer, type ExpectedAnswer } from './answer/expected-answer.js';

/** A word of what a question asks, or a mark such as `?time` for the kind of thing it asks for. */
export interface QuestionTerm {
  /** The same for all forms of the word. */
  readonly term: string;
  /** The word as it is written, without case and accents. */
  readonly spelling: string;
}

/** @param known the question's language, when it is known from something other than its text */
export type AnalyzeQuestion = (
  question: string,
  known: Language | undefined,
) => readonly QuestionTerm[];

/** Words that turn a question into its opposite. Everywhere else they are stop words. */
const negation = /(?<!\p{L})(?:nicht|nie|kein\p{L}*|ohne|not|never|no|without)(?!\p{L})/iu;

/**
 * The kinds of answer that distinguish two questions with the same words. The others do not: a question
 * for a definition may consist of the name alone, and a question for an amount may ask what it costs.
 */
const distinguishing: ReadonlySet<ExpectedAnswer> = new Set(['time', 'place', 'person']);

/**
 * Creates a function that reduces a question to what distinguishes it from others: the stems of its
 * content words, the kind of answer it expects (`Wann …` and `Wo …` are two questions), and whether it
 * is negated. The result is empty for a question without content words.
 *
 * @param defaultLanguage for questions whose language is not given and cannot be detected
 */
export function createQuestionAnalyzer(defaultLanguage: Language): AnalyzeQuestion {
  const analyzers = Object.fromEntries(
    languages.map((language) => [language, createAnalyzer(language)]),
  ) as Record<Language, Analyzer>;
  return (question, known) => {
    const text = question.normalize('NFC');
    const language = known ?? detectLanguage(text) ?? defaultLanguage;
    const about = analyzers[language]
      .analyze(text)
      .filter(
        ({ start, end }) => !questionWords[language].has(text.slice(start, end).toLowerCase()),
      )
      .map(({ term, start, end }) => ({
        term,
        spelling: analyzers[language].analyzeWord(text.slice(start, end)).normal,
      }));
    if (about.length === 0) return [];
    const kind = detectExpectedAnswer(text, language);
    const asked = kind !== undefined && distinguishing.has(kind) ? [`?${kind}`] : [];
    const marks = [...asked, ...(negation.test(text) ? ['?not'] : [])];
    return [...about, ...marks.map((mark) => ({ term: mark, spelling: mark }))];
  };
}
