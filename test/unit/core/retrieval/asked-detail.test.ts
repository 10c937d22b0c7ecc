import { describe, expect, it } from 'vitest';

import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import { detectAskedDetail, measureDetail } from '../../../../src/core/retrieval/asked-detail.js';
import { retrieve } from '../../../../src/core/retrieval/retrieve.js';
import { buildPassage } from '../indexing/build-passage.js';

describe('detectAskedDetail', () => {
  it.each([
    ['Welche Telefonnummer hat die Werkstatt?', 'phone'],
    ['Wen rufe ich an, wenn der Drucker klemmt?', 'phone'],
    ['phone number of the library', 'phone'],
    ['E-Mail-Adresse der Redaktion', 'mail'],
    ['Was kostet ein Jahresabo?', 'fee'],
    ['How much is a locker?', 'fee'],
    ['Wann hat das Archiv am Montag auf?', 'hours'],
    ['When does the pool open?', 'hours'],
    ['In welchem Zimmer sitzt Herr Ode?', 'room'],
    ['Wer ist für Spenden zuständig?', 'person'],
    ['Who handles complaints?', 'person'],
    ['Wie lange dauert die Prüfung?', undefined],
    ['Wann wurde das Archiv gegründet?', undefined],
    ['', undefined],
  ])('detects for %j %s', (question, detail) => {
    expect(detectAskedDetail(question)).toBe(detail);
  });
});

describe('measureDetail', () => {
  it.each([
    ['Stelle: Archiv · Telefon: 030 1234567', 'phone', 1],
    ['Stelle: Archiv · Durchwahl: 12', 'phone', 1],
    ['Rufen Sie 030 1234567 an.', 'phone', 0.6],
    ['Das Archiv besteht seit 1871.', 'phone', 0],
    ['Leistung: Abo · Preis: frei', 'fee', 1],
    ['Das Abo kostet 12,50 Euro im Monat.', 'fee', 0.6],
    ['| Ort | Montag |\n| --- | --- |\n| Archiv | 8:00–16:00 |', 'hours', 1],
    ['Das Archiv öffnet um 12 Uhr.', 'hours', 0],
    ['Name: Eva Ode · Zimmer: 12', 'room', 1],
    ['Eva Ode leitet das Archiv.', 'person', 0],
  ] as const)('of %j for %s is %d', (text, detail, expected) => {
    expect(measureDetail(text, detail)).toBe(expected);
  });
});

describe('a table beside prose', () => {
  const index = createMiniSearchIndex();
  index.add([
    buildPassage({
      id: 'printer',
      document: 'contacts.csv',
      text: 'Thema: Drucker und Scanner · Name: Eva Ode · Telefon: 030 555-17 · Zimmer: B 12',
    }),
    buildPassage({
      id: 'gifts',
      document: 'contacts.csv',
      text: 'Thema: Spenden und Geschenke · Name: Jan Blei · Telefon: 030 555-18 · Zimmer: B 13',
    }),
    buildPassage({
      id: 'boat',
      document: 'fees.csv',
      text: 'Leistung: Bootsverleih je Stunde · Preis: 9,00 Euro',
    }),
    buildPassage({
      id: 'pedalo',
      document: 'fees.csv',
      text: 'Leistung: Tretboot je Stunde · Preis: 14,00 Euro',
    }),
    buildPassage({
      id: 'prose-printer',
      document: 'rules.md',
      text: 'Ein Drucker ist nach Dienstschluss auszuschalten. Auch Geräte im Flur sind auszuschalten.',
    }),
    buildPassage({
      id: 'prose-gifts',
      document: 'rules.md',
      text: 'Geschenke und Spenden sind anzuzeigen. Die zuständige Leitung entscheidet über Spenden.',
    }),
    buildPassage({
      id: 'prose-boat',
      document: 'rules.md',
      text: 'Der Bootsverleih ist im Winter geschlossen. Kosten entstehen auch für Boote, die nicht zurückkommen.',
    }),
  ]);
  it.each([
    ['Wen rufe ich an, wenn der Drucker klemmt?', 'printer', 'a number for a trouble'],
    ['Telefonnummer für Spenden', 'gifts', 'keywords'],
    ['Wer ist für Geschenke zuständig?', 'gifts', 'the prose has "zuständig" itself'],
    ['Was kostet der Bootsverleih?', 'boat', 'the prose has "Kosten" itself'],
    ['Darf ich Geschenke annehmen?', 'prose-gifts', 'no detail is asked, so prose wins'],
    ['Wann ist der Bootsverleih im Winter geschlossen?', 'prose-boat', 'the table has no hours'],
  ])('%s finds %s first: %s', (question, id) => {
    expect(retrieve(question, index).hits[0]?.passage.id).toBe(id);
  });
});
