import type { Language } from '../language.js';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/**
 * Words that form a question without saying what it is about. They are stop words in questions only;
 * in documents they are indexed like all others.
 */
export const questionWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  de: words(`
    wann warum weshalb weswegen wieso wer wem wen wessen woher worauf wohin woran worauf woraus worin worüber
    wofür wodurch womit wonach wozu wobei wieviel wieviele viel viele vielen vieler gibt gab gebe geben
    existiert existieren bitte sag sage sagen zeig zeige erzähl erzähle erkläre erklär weiß weißt
    bedeutet bedeuten heißt hieß heißen macht machen tut tun passiert geschieht genau eigentlich denn jemand wurde wurden worden sei seien wäre wären hast habt
    darf darfst dürfen dürft dürfte dürften durfte durften möchte möchten mag mögen
  `),
  en: words(`
    many much please tell show explain mean means exactly actually somebody someone anybody anyone
  `),
};
