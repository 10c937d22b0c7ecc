import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { loadJudgments } from '../../../../src/core/evaluation/load-judgments.js';
import {
  type FileEdition,
  loadCorpusIndex,
  summarizeAnswer,
  summarizePassages,
  toLine,
} from '../../../support/load-corpus-index.js';
import { loadNatoParts, natoPath } from '../../../support/nato-formats.js';

/* Files as programs write them; test/fixtures/README.md says which made what, and how. */

const fixtures = join(import.meta.dirname, '../../../fixtures');
const corpus = join(import.meta.dirname, '../../../../corpus');
const judgments = await loadJudgments(join(corpus, 'judgments.yaml'));
const load = (name: string) => loadCorpusIndex(join(fixtures, name));

const natoFiles = readdirSync(fixtures).filter((name) => name.startsWith('nato-'));

describe.each(natoFiles)('the page on NATO operations in %s', (name) => {
  let original: FileEdition;
  let edition: FileEdition;
  beforeAll(async () => {
    [original, edition] = await Promise.all([loadCorpusIndex(join(corpus, natoPath)), load(name)]);
  });

  it('has every heading and every paragraph whole, and nothing else', async () => {
    const parts = (await loadNatoParts()).map(({ level, text }) => ({
      isHeading: level !== undefined,
      text: toLine(text),
    }));
    const { text, blocks } = edition.document;
    expect(
      blocks.map(({ kind, start, end }) => ({
        isHeading: kind === 'heading',
        text: toLine(text.slice(start, end)),
      })),
    ).toEqual(parts);
  });

  it('gives the same passages under the same headings', () => {
    expect(summarizePassages(edition)).toEqual(summarizePassages(original));
  });

  it('gives the same top answer to every question of the judgments', () => {
    const answers = judgments.map(({ question }) => summarizeAnswer(edition.ask(question)));
    expect(answers).toEqual(
      judgments.map(({ question }) => summarizeAnswer(original.ask(question))),
    );
    expect(answers.filter(({ status }) => status === 'found').length).toBeGreaterThan(10);
  });
});

/** The paragraphs and headings of a source, as a reader sees them, without what is marked up otherwise. */
function readSource(name: string): { headings: string[]; paragraphs: string[] } {
  const source = readFileSync(join(fixtures, 'source', name), 'utf8');
  const lines = source
    .replace(/^---\n[^]*?\n---\n/, '')
    .split('\n')
    .map((line) =>
      line
        .replace(/\[\^(\d)\](?!:)/g, '[$1]')
        .replace(/[*`]/g, '')
        .replaceAll('"', '”')
        .replaceAll("'", '’'),
    );
  return {
    headings: lines.filter((line) => line.startsWith('#')).map((line) => line.replace(/^#+ /, '')),
    paragraphs: lines.filter((line) => /^(?:\p{L}|\(\d).{40}/u.test(line)),
  };
}

const textsOf = ({ document: { text, blocks } }: FileEdition, isHeading: boolean) =>
  blocks
    .filter(({ kind }) => (kind === 'heading') === isHeading)
    .map(({ start, end }) => toLine(text.slice(start, end)));

const withoutNumber = (text: string) => text.replace(/^(?:\d+(?:\.\d+)*|\(\d+\w?\)|[a-z]\))\s/, '');

describe.each([
  ['statute.md', ['statute-pandoc.docx', 'statute-libreoffice.docx', 'statute-libreoffice.odt']],
  ['manual.md', ['manual-pandoc.docx', 'manual-libreoffice.html', 'manual-groff.pdf']],
  ['report.md', ['report-groff.pdf']],
  ['newsletter.md', ['newsletter-weasyprint.pdf']],
])('of %s', (source, names) => {
  const { headings, paragraphs } = readSource(source);

  it.each(names)('%s has every heading, in order', async (name) => {
    const found = textsOf(await load(name), true).map(withoutNumber);
    const known = found.filter((text) => headings.includes(text));
    // The title may stand above the text once more.
    expect(known.slice(-headings.length)).toEqual(headings);
  });

  it.each(names)('%s has every paragraph whole, over lines, columns and pages', async (name) => {
    const found = textsOf(await load(name), false).map(withoutNumber);
    for (const paragraph of paragraphs) expect(found).toContain(withoutNumber(paragraph));
    expect(paragraphs.length).toBeGreaterThan(4);
  });
});

describe.each(['statute-pandoc.docx', 'statute-libreoffice.docx', 'statute-libreoffice.odt'])(
  'the statute in %s',
  (name) => {
    it('has the numbers of its clauses', async () => {
      const { text } = (await load(name)).document;
      expect(text).toContain('\n(2) Jedes Mitglied leistet im Geschäftsjahr zwölf Arbeitsstunden');
      expect(text).toContain('\n(3) Der Vorstand kann Beiträge in besonderen Fällen');
      expect(text).toContain('\na) die Erhebung eine unbillige Härte bedeuten würde oder\nb) der');
      expect(text).toContain('\n3. die Pflege von Hecken');
      expect(text).toContain('\n(2) Der Verein ist selbstlos tätig;');
    });

    it.each([
      ['Wie hoch ist der Jahresbeitrag?', '84 Euro', '§ 4 Beiträge und Arbeitsstunden'],
      ['Wie lange wird der Vorstand gewählt?', 'auf die Dauer von drei Jahren', '§ 7 Vorstand'],
      ['Wohin fällt das Vermögen bei Auflösung?', 'an die Gemeinde Oberweiler', '§ 9 Auflösung'],
    ])('answers “%s”', async (question, words, heading) => {
      const [quote] = (await load(name)).ask(question).quotes;
      expect(quote?.answer.text).toContain(words);
      expect(quote?.citation.headings.at(-1)).toBe(heading);
    });
  },
);

describe.each(['manual-pandoc.docx', 'manual-libreoffice.html', 'manual-groff.pdf'])(
  'the manual in %s',
  (name) => {
    it('has rows of cells, letters before items, and marks of notes apart from the words', async () => {
      const { text } = (await load(name)).document;
      expect(text).toContain('\n| Brettspiele | 21 Tage | keine | 2,00 Euro |\n');
      expect(text).toMatch(/\na\. Neue Beschäftigte .*\n+b\. Aushilfen/);
      expect(text).toContain('der Haupt- und Zweigstellen.[1]');
      expect(text).toContain('Für die Fahrbücherei gilt zusätzlich die Dienstanweisung 7/2024.');
    });

    it('has no table of contents', async () => {
      const { text } = (await load(name)).document;
      expect(text.match(/Leihfristen und Gebühren/g)).toHaveLength(1);
    });

    it.each([
      ['Wie lange darf man Brettspiele ausleihen?', '21 Tage'],
      ['Wer entsperrt ein gesperrtes Konto?', 'Leitstelle'],
      ['Was kostet der Verlust eines Mediums?', '6 Euro'],
    ])('answers “%s”', async (question, words) => {
      expect((await load(name)).ask(question).quotes[0]?.text).toContain(words);
    });
  },
);

describe('printed pages', () => {
  it.each([
    ['report-groff.pdf', /Port of Eastmere\s+Annual Report 2024|(?:^|\n)\d{1,2}(?:\n|$)/],
    ['newsletter-weasyprint.pdf', /Seite \d/],
    ['nato-chromium.pdf', /https?:\/\/|\d:\d\d/],
  ])('%s has no running heads, page numbers or marks of the printer', async (name, around) => {
    expect((await load(name)).document.text).not.toMatch(around);
  });

  it('a sentence of the report is cited on the page where it stands', async () => {
    const { ask } = await load('report-groff.pdf');
    const [quote] = ask('How high did the water rise in the storm surge?').quotes;
    expect(quote?.answer.text).toContain('4.87 metres above ordnance datum');
    expect(quote?.citation.page).toBe(2);
  });
});

describe('a table of LibreOffice in Windows-1252', () => {
  it('has a passage for every row, with the names of its columns', async () => {
    const { passages, ask } = await load('fees-libreoffice.csv');
    expect(passages).toHaveLength(5);
    expect(passages[3]?.text).toBe(
      'Leistung: Beglaubigung einer "Abschrift" · Gebühr: 5,00 Euro · Rechtsgrundlage: § 3 GebO · Bearbeitungszeit: sofort',
    );
    const [quote] = ask('Was kostet ein Führungszeugnis?').quotes;
    expect(quote?.answer.text).toContain('13,00 Euro');
  });
});
