import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Calibration } from '../../../../../src/core/calibration.js';
import { createApp } from '../../../../../src/core/create-app.js';
import { createMiniSearchIndex } from '../../../../../src/core/indexing/minisearch-index.js';
import {
  compactCorpus,
  isCompactionDue,
} from '../../../../../src/core/indexing/update/compact-corpus.js';
import { CorpusIndex } from '../../../../../src/core/indexing/update/corpus-index.js';
import { buildPassage } from '../build-passage.js';
import { readFigures } from '../model.js';

const neverYield = () => undefined;
const entryOf = (path: string, passages: number) => ({
  source: { document: path, title: path, passages, headings: [] },
  failures: [],
  characters: 100,
});

/** A document of five passages; `round` decides its words. */
const put = (corpus: CorpusIndex, at: number, round: number) => {
  const document = `d${at}.md`;
  const passages = Array.from({ length: 5 }, (_, part) =>
    buildPassage({
      id: `${at}-${round}-${part}`,
      document,
      text: `Der Einsatz Nummer${at} dauert an, wie Wort${at}x${round}y${part} sagt.`,
    }),
  );
  return corpus.put(document, passages, entryOf(document, passages.length), neverYield);
};

const takeCompacted = async (corpus: CorpusIndex): Promise<CorpusIndex> => {
  let taken: CorpusIndex | undefined;
  await compactCorpus(corpus, { isCancelled: () => false, take: (next) => (taken = next) });
  return taken ?? expect.fail();
};

describe('Compaction', () => {
  it('keeps the dictionary below twice what is in use through 400 rounds on 50 passages', async () => {
    let corpus = new CorpusIndex(createMiniSearchIndex());
    for (let round = 0; round < 400; round += 1) {
      for (let at = 0; at < 10; at += 1) {
        if (round === 0 || at === round % 10) await put(corpus, at, round);
      }
      if (isCompactionDue(corpus)) corpus = await takeCompacted(corpus);
      const { formCount, formsInUse } = corpus.index.lexicon;
      expect(formCount).toBeLessThanOrEqual(2 * formsInUse);
    }
    expect(corpus.index.statistics.passages).toBe(50);
  });

  it('gives an equal index, with the changes that were made meanwhile', async () => {
    const corpus = new CorpusIndex(createMiniSearchIndex());
    for (let at = 0; at < 10; at += 1) await put(corpus, at, 0);
    for (let at = 0; at < 10; at += 1) await put(corpus, at, 1);
    let steps = 0;
    let taken: CorpusIndex | undefined;
    const edits: Promise<void>[] = [];
    await compactCorpus(corpus, {
      isCancelled: () => {
        steps += 1;
        if (steps === 4) edits.push(put(corpus, 0, 2), corpus.remove('d9.md', neverYield));
        if (steps === 8) corpus.setSynonyms([{ from: 'Mission', to: ['Einsatz'] }]);
        if (steps === 11) edits.push(put(corpus, 5, 2));
        return false;
      },
      take: (next) => {
        taken = next;
        expect(readFigures(next.index)).toEqual(readFigures(corpus.index));
      },
    });
    await Promise.all(edits);
    expect(edits).toHaveLength(3);
    const compacted = taken ?? expect.fail();
    expect([...compacted.files].sort()).toEqual([...corpus.files].sort());
    expect(new Set(compacted.index.passages())).toEqual(new Set(corpus.index.passages()));
    expect(compacted.index.synonyms).toEqual(corpus.index.synonyms);
    const { formCount, formsInUse } = compacted.index.lexicon;
    expect(formCount - formsInUse).toBeLessThanOrEqual(10);
    expect(corpus.index.lexicon.formCount).toBeGreaterThan(formCount);
  });

  it('gives an index that is merged, so that the next save does not have to do it', async () => {
    const corpus = new CorpusIndex(createMiniSearchIndex());
    const passages = Array.from({ length: 2_001 }, (_, at) =>
      buildPassage({ id: `p${at}`, document: 'many.md', text: 'Es regnet.' }),
    );
    await corpus.put('many.md', passages, entryOf('many.md', passages.length), neverYield);
    expect(corpus.index.isMergeDue).toBe(true);
    expect((await takeCompacted(corpus)).index.isMergeDue).toBe(false);
  });

  it('keeps the calibration, as many changes old as it was', async () => {
    const corpus = new CorpusIndex(createMiniSearchIndex());
    for (let at = 0; at < 3; at += 1) await put(corpus, at, 0);
    await put(corpus, 0, 1);
    const calibration: Calibration = {
      thresholds: { sure: 0.6, closest: 0.4 },
      errorRate: 0.1,
      support: 'supported',
      questions: 50,
      kept: 0.9,
      wrong: 0.05,
    };
    corpus.calibration = { calibration, code: 'this code', changeCount: corpus.changeCount };
    await put(corpus, 1, 1);
    const age = corpus.changeCount - corpus.calibration.changeCount;
    expect(age).toBeGreaterThan(0);
    const compacted = await takeCompacted(corpus);
    expect(compacted.calibration).toMatchObject({ calibration, code: 'this code' });
    expect(compacted.changeCount - (compacted.calibration?.changeCount ?? 0)).toBe(age);
    corpus.calibration = undefined;
    expect((await takeCompacted(corpus)).calibration).toBeUndefined();
  });

  it('is due once more than a twentieth of the words in use is out of use', async () => {
    const corpus = new CorpusIndex(createMiniSearchIndex());
    const write = (words: number, document: string) => {
      const text = Array.from({ length: words }, (_, at) => `Wort${document}x${at}`).join(' ');
      const passages = words === 0 ? [] : [buildPassage({ id: document, document, text })];
      return corpus.put(document, passages, entryOf(document, passages.length), neverYield);
    };
    await write(100, 'a');
    await write(5, 'b');
    await write(1, 'c');
    await corpus.remove('b', neverYield);
    expect(isCompactionDue(corpus)).toBe(false);
    await corpus.remove('c', neverYield);
    expect(isCompactionDue(corpus)).toBe(true);
  });

  it('listens to the old index no longer than it works on it', async () => {
    const corpus = new CorpusIndex(createMiniSearchIndex());
    await put(corpus, 0, 0);
    let listeners = 0;
    const listen = corpus.onChange.bind(corpus);
    corpus.onChange = (listener) => {
      listeners += 1;
      const stop = listen(listener);
      return () => {
        listeners -= 1;
        stop();
      };
    };
    await takeCompacted(corpus);
    await compactCorpus(corpus, { isCancelled: () => true, take: () => expect.fail() });
    expect(listeners).toBe(0);
  });

  it('takes nothing once it is cancelled', async () => {
    const corpus = new CorpusIndex(createMiniSearchIndex());
    await put(corpus, 0, 0);
    await compactCorpus(corpus, { isCancelled: () => true, take: () => expect.fail() });
  });
});

describe('A corpus of which one file is edited 150 times', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beleg-compact-'));
    await mkdir(join(folder, 'corpus'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('has a snapshot at most a tenth larger than that of a fresh index', async () => {
    const write = (at: number, round: number) => {
      const words = Array.from({ length: 40 }, (_, word) => `Wort${at}x${round}y${word}`);
      return writeFile(
        join(folder, 'corpus', `f${at}.md`),
        `# Datei ${at}\n\n${words.join(' ')}.\n`,
      );
    };
    for (let at = 0; at < 30; at += 1) await write(at, 0);
    const open = (name: string) =>
      createApp({ corpusFolder: join(folder, 'corpus'), snapshotPath: join(folder, name) });
    const edited = open('edited');
    await edited.reindex();
    for (let round = 1; round <= 150; round += 1) {
      await write(3, round);
      expect(await edited.reindex()).toMatchObject({ changed: 1 });
    }
    await edited.calibrated();
    await edited.close();
    const fresh = open('fresh');
    await fresh.reindex();
    await fresh.calibrated();
    await fresh.close();
    const sizeOf = async (name: string) => (await stat(join(folder, name))).size;
    expect(await sizeOf('edited')).toBeLessThanOrEqual(1.1 * (await sizeOf('fresh')));
    expect((await edited.ask('Wort3x150y7')).quotes[0]?.text).toContain('Wort3x150y7');
  });
});
