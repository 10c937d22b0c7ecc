import { describe, expect, it } from 'vitest';

import { ReindexCancelledError } from '../../../src/core/app.js';
import { CorpusError } from '../../../src/core/documents/corpus-error.js';
import { createInspector } from '../../../src/local-page/create-inspector.js';
import { createFakeApp, emptyReport } from '../../support/fake-app.js';

const reindexWith = async (
  reindex: () => Promise<typeof emptyReport>,
  locale: 'de' | 'en-US' = 'de',
) => {
  const tell = await createInspector(createFakeApp({ reindex }), 'akten').reindex(() => undefined);
  return tell(locale);
};

describe('a run of the index tells the administrator', () => {
  it('what it came to', async () => {
    const report = { ...emptyReport, documents: 2, passages: 7 };
    expect(await reindexWith(() => Promise.resolve(report))).toMatch(/^2 Dok.*7 Pass/);
  });

  it('that the folder is gone, in their language', async () => {
    const gone = () => Promise.reject(new CorpusError('missing-folder', 'akten'));
    expect(await reindexWith(gone)).toContain('gibt es nicht');
    expect(await reindexWith(gone, 'en-US')).toContain('does not exist');
  });

  it('that someone ended it', async () => {
    const ended = () => Promise.reject(new ReindexCancelledError());
    expect(await reindexWith(ended)).toContain('Abgebrochen');
  });

  it('nothing of a bug, which is thrown', async () => {
    await expect(reindexWith(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
  });
});

it('a folder that is gone has no findings', async () => {
  const inspector = createInspector(createFakeApp(), '/nowhere/at/all');
  expect(await inspector.findings('de')).toEqual([]);
});
