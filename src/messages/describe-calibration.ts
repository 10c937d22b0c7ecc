import type { Language } from '../core/analysis/language.js';
import type { Calibration } from '../core/calibration.js';
import { formatCount } from './format-number.js';

type Describe = (percent: string, questions: string) => string;

const texts: Readonly<Record<Language, Readonly<Record<Calibration['support'], Describe>>>> = {
  de: {
    supported: (percent, questions) =>
      `Fragen, die den Dokumenten selbst entnommen sind, habe ich mit und ohne die passende Stelle gestellt: Höchstens ${percent} der als sicher gezeigten Antworten waren falsch (${questions} Fragen). Bei Fragen in anderen Worten können es mehr sein.`,
    'too-few-questions': (percent, questions) =>
      `Ob höchstens ${percent} der sicheren Antworten falsch sind, lässt sich nicht sagen: Die Dokumente geben dafür zu wenige Fragen her (${questions}). Eine Datei judgments.yaml mit eigenen Fragen hilft.`,
    'not-reached': (percent, questions) =>
      `Dass höchstens ${percent} der sicheren Antworten falsch sind, lässt sich mit diesen Dokumenten nicht zusichern: Sie ähneln einander zu sehr (gemessen an ${questions} Fragen).`,
  },
  en: {
    supported: (percent, questions) =>
      `I asked questions taken from the documents, with and without the passage that answers them: at most ${percent} of the answers shown as sure were wrong (${questions} questions). With questions in other words it may be more.`,
    'too-few-questions': (percent, questions) =>
      `Whether at most ${percent} of the sure answers are wrong cannot be said: the documents yield too few questions to measure it (${questions}). A file judgments.yaml with questions of your own helps.`,
    'not-reached': (percent, questions) =>
      `At most ${percent} wrong among the sure answers cannot be assured with these documents: they are too much alike (measured with ${questions} questions).`,
  },
};

/** Says whether a corpus supports the error rate that was asked for, as one line of plain text. */
export function describeCalibration(
  { support, errorRate, questions }: Calibration,
  language: Language,
): string {
  const percent = `${formatCount(Math.round(errorRate * 100), language)} %`;
  return texts[language][support](
    language === 'de' ? percent : percent.replace(' ', ''),
    formatCount(questions, language),
  );
}
