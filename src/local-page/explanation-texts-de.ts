import type { ExplanationTexts } from './explanation-texts.js';

/** The explanation in German. */
export const explanationTextsDe: ExplanationTexts = {
  verdict: (confidence, threshold, isFound) =>
    isFound
      ? `Beleg ist sich zu ${confidence} sicher, dass diese Stelle antwortet; ab ${threshold} zeigt es sie als Antwort.`
      : `Beleg ist sich nur zu ${confidence} sicher, dass die beste Stelle antwortet; unter ${threshold} sagt es, dass die Dokumente es nicht tun.`,
  asksFor: (kind) => `Gefragt ist nach ${kind}.`,
  expected: {
    number: 'einer Zahl',
    time: 'einer Zeit',
    place: 'einem Ort',
    person: 'einer Person',
    definition: 'einer Bedeutung',
  },
  forAndAgainst: 'Was für die beste Stelle spricht, und was dagegen',
  forAndAgainstMeaning:
    'Alles zusammengezählt ergibt die Sicherheit: 0 wäre halb und halb, +3 sind 95 %, −3 sind 5 %.',
  evidence: {
    bias: 'Der Anfang: im Zweifel keine Antwort',
    information: 'Wie viel die Frage verlangt',
    matchedInformation: 'Wie viel davon die Stelle hat',
    sentenceWords: 'Wörter, die ihr bester Satz hat',
    neighbours: 'Wörter, die auch dort nebeneinander stehen',
    names: 'Namen und Zahlen der Frage',
    document: 'Wörter, die ihr Dokument als Ganzes hat',
    match: 'Die Frage nennt ihre Überschrift oder ihre Nummer',
    meaning: 'Die Bedeutung, wie das Sprachmodell sie vergleicht',
    documents: 'Zahl der Dokumente: unter vielen passt eher eines zufällig',
  },
  words: 'Wonach gesucht wurde',
  wordsMeaning:
    'Füllwörter wie „wie“ und „an“ zählen nicht. Gesucht wird der Wortstamm. Je seltener ein Wort in den Dokumenten ist, desto mehr wiegt es.',
  word: 'Wort der Frage',
  stems: 'Gesucht als',
  weight: 'Gewicht',
  unknownWord: 'nichts Ähnliches in den Dokumenten',
  relations: {
    compound: 'Teil oder Zusammensetzung',
    similar: 'ähnlich geschrieben',
    longer: 'beginnt so',
    synonym: 'gleichbedeutend',
    starter: 'gleichbedeutend, mitgeliefert',
    form: 'andere Form',
  },
  candidates: 'Welche Stellen in Frage kamen',
  candidatesMeaning:
    'Die Stelle mit den meisten Punkten steht vorn; die Spalten daneben sind, was in die Punkte eingeht.',
  passage: 'Stelle',
  score: 'Punkte',
  lines: (first, last) => (first === last ? `Zeile ${first}` : `Zeilen ${first}–${last}`),
  legend: 'Was die Spalten bedeuten',
  signals: {
    terms: { label: 'Wörter', meaning: 'gesuchte Wörter in der Stelle, seltene zählen mehr' },
    grams: {
      label: 'Wortteile',
      meaning: 'Folgen von vier Buchstaben, die auch bei anderer Endung oder Schreibung passen',
    },
    document: { label: 'Dokument', meaning: 'gesuchte Wörter im ganzen Dokument' },
    neighbours: {
      label: 'Nachbarn',
      meaning: 'Wörter, die in Frage und Stelle nebeneinander stehen',
    },
    sentence: { label: 'Satz', meaning: 'Wortteile im besten Satz der Stelle' },
    coverage: { label: 'Abdeckung', meaning: 'Anteil der Frage, den die Stelle hat; 1 ist alles' },
  },
};
