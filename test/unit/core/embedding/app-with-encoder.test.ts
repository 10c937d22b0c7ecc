import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { App } from '../../../../src/core/app.js';
import { createApp } from '../../../../src/core/create-app.js';
import { type Embedder, EmbeddingError } from '../../../../src/core/embedding/embedder.js';
import type { SemanticSearchOptions } from '../../../../src/core/embedding/semantic-search.js';
import { createToyEmbedder } from '../../../support/toy-embedder.js';

/** Sections that no question is about: among a few passages, nothing is surprisingly close. */
function listStreets(count: number): string {
  return Array.from(
    { length: count },
    (_, at) => `## Straße ${at}\n\nDie Straße ${at} wird im Winter geräumt.\n`,
  ).join('\n');
}

const documents: Readonly<Record<string, string>> = {
  'dogs.md': '# Hunde\n\n## Gebühr\n\nDie Steuer für einen Hund beträgt 90 Euro im Jahr.\n',
  'cabins.md': '# Gartenlauben\n\nDie Genehmigung einer Laube dauert vierzehn Tage.\n',
  'library.md': '# Bücherei\n\nDie Bücherei ist am Samstag bis zwölf Uhr geöffnet.\n',
  'pool.md': '# Freibad\n\nDas Becken ist im Sommer täglich ab acht Uhr offen.\n',
  'market.md': '# Wochenmarkt\n\nDer Markt findet am Freitag auf dem Rathausplatz statt.\n',
  'streets.md': `# Straßen\n\n${listStreets(25)}`,
  'waste.md': '# Abfall\n\nDie graue Tonne wird jeden zweiten Dienstag geleert.\n',
};

let folder = '';
const opened: App[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-encoder-'));
  for (const [name, text] of Object.entries(documents)) await writeFile(join(folder, name), text);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((app) => app.close()));
  await rm(folder, { recursive: true });
});

const open = async (embedder?: Embedder, more: Partial<SemanticSearchOptions> = {}) => {
  const semantic = embedder === undefined ? undefined : { embedder, ...more };
  const app = createApp({ corpusFolder: folder, semantic });
  opened.push(app);
  await app.reindex();
  await app.encoded();
  return app;
};
const first = async (app: App, question: string) => {
  const { status, quotes } = await app.ask(question);
  return status === 'found' ? quotes[0]?.citation.document : status;
};
const withoutTime = async (app: App, question: string) => ({
  ...(await app.ask(question)),
  tookMs: 0,
});

describe('With an encoder', () => {
  it('a question in other words finds its passage', async () => {
    const question = 'Was verlangt ihr als Abgabe für meinen Vierbeiner Bello?';
    expect(await first(await open(), question)).toBe('not-found');
    expect(await first(await open(createToyEmbedder()), question)).toBe('dogs.md');
  });

  it('a question in another language finds its passage', async () => {
    const question = 'How do I get a permit for my cabin?';
    expect(await first(await open(), question)).toBe('not-found');
    expect(await first(await open(createToyEmbedder()), question)).toBe('cabins.md');
  });

  it('a heading that is asked as it stands comes first, whatever it means', async () => {
    const misled = createToyEmbedder({
      embedQuestion: () => Promise.resolve(Float32Array.of(1, 1, 0, 0, 0, 0)),
    });
    expect(await first(await open(misled), 'Wochenmarkt')).toBe('market.md');
  });

  it('only the passages of a document are asked when the question names one', async () => {
    const app = await open(createToyEmbedder());
    const { quotes } = await app.ask('Abgabe für den Vierbeiner?', { document: 'pool.md' });
    expect(quotes.map(({ citation }) => citation.document)).not.toContain('dogs.md');
  });

  it('the status says that it is ready, and the explanation weighs the meaning', async () => {
    const app = await open(createToyEmbedder());
    const { encoder, passages } = await app.status();
    expect(encoder).toEqual({ state: 'ready', done: passages, total: passages, missed: 0 });
    const { evidence } = await app.explain('Abgabe für den Vierbeiner?');
    expect(evidence?.meaning).not.toBe(0);
  });

  it('unchanged passages are not embedded again', async () => {
    const vectorPath = join(folder, '.vectors.beleg');
    await open(createToyEmbedder(), { vectorPath });
    const second = createToyEmbedder();
    const app = await open(second, { vectorPath });
    expect(second.embedded).toEqual([]);
    await writeFile(
      join(folder, 'new.md'),
      '# Neu\n\nDer Kindergarten nimmt Kinder ab drei auf.\n',
    );
    await app.reindex();
    await app.encoded();
    expect(second.embedded).toEqual(['Der Kindergarten nimmt Kinder ab drei auf.']);
  });
});

describe('Words alone decide', () => {
  const question = 'Wie hoch ist die Steuer für einen Hund?';

  it('without an encoder', async () => {
    const app = await open();
    expect((await app.status()).encoder).toBeUndefined();
    expect((await app.explain(question)).evidence?.meaning).toBe(0);
  });

  it.each([
    ['loads no model', { open: () => Promise.reject(new EmbeddingError('no-runtime', 'none')) }],
    ['is lost', { embedPassages: () => Promise.reject(new EmbeddingError('lost', 'ended')) }],
  ])('while the encoder %s, and the status says why', async (_, overrides) => {
    const problems: Error[] = [];
    const app = await open(createToyEmbedder(overrides), {
      onProblem: (error) => problems.push(error),
    });
    expect(await withoutTime(app, question)).toEqual(await withoutTime(await open(), question));
    const [problem] = problems;
    expect(problem).toBeInstanceOf(EmbeddingError);
    expect((await app.status()).encoder).toMatchObject({
      state: 'failed',
      problem: (problem as EmbeddingError).code,
    });
  });

  it('for a question that the encoder embeds too late, and it is counted', async () => {
    let isLate = false;
    const toy = createToyEmbedder();
    const late = createToyEmbedder({
      embedQuestion: (asked) => (isLate ? new Promise(() => undefined) : toy.embedQuestion(asked)),
    });
    const app = await open(late, { waitMs: 5 });
    isLate = true;
    expect(await withoutTime(app, question)).toEqual(await withoutTime(await open(), question));
    expect((await app.status()).encoder).toMatchObject({ state: 'ready', missed: 1 });
  });

  it('until every passage has a vector', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const toy = createToyEmbedder();
    const slow = createToyEmbedder({
      embedPassages: (texts) => released.then(() => toy.embedPassages(texts)),
    });
    const app = createApp({ corpusFolder: folder, semantic: { embedder: slow } });
    opened.push(app);
    await app.reindex();
    await app.calibrated();
    expect(await withoutTime(app, question)).toEqual(await withoutTime(await open(), question));
    expect((await app.status()).encoder?.state).not.toBe('ready');
    release();
    await app.encoded();
    expect((await app.status()).encoder?.state).toBe('ready');
  });
});
