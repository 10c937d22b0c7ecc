import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { type BelegOnDiscord, openBelegOnDiscord } from '../../support/beleg-on-discord.js';

let corpus = '';
let beleg: BelegOnDiscord;
beforeEach(async () => {
  corpus = await mkdtemp(join(tmpdir(), 'beleg-typing-'));
  for (let number = 0; number < 400; number += 1) {
    const text = `# Blatt ${number}\n\n## Antrag ${number}\n\nEr kostet ${number} Euro.\n`;
    await writeFile(join(corpus, `${number}.md`), text);
  }
  beleg = await openBelegOnDiscord(corpus, {}, { storeQuestions: 'all' });
});
afterEach(async () => {
  expect(await beleg.close()).toEqual([]);
  await rm(corpus, { recursive: true });
});

it('suggestions come while the documents are read anew as well', async ({ annotate }) => {
  const place = { as: 'member', channel: 'allgemein', name: 'ask', focused: 'question' } as const;
  await beleg.ask('Was kostet der Antrag 7?').response();
  const times: number[] = [];
  const state = { reindexing: true };
  const run = beleg.app.reindex({ full: true }).finally(() => (state.reindexing = false));
  let during = 0;
  for (let count = 0; count < 100; count += 1) {
    if (state.reindexing) during += 1;
    const typed = beleg.discord.autocomplete({
      ...place,
      options: { question: `zum antrag ${count}` },
    });
    times.push(await typed.acknowledged());
    const offered = (await typed.choices()).map(({ value }) => value);
    expect(offered).toEqual(expect.arrayContaining([`zum antrag ${count}`, `Antrag ${count}`]));
  }
  await run;
  const p99 = times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1]!;
  await annotate(`p99 ${p99} ms, ${during} of 100 during the run`);
  expect(during).toBeGreaterThan(0);
});

it('400 keystrokes at once hold up no question, and the newest is suggested for', async () => {
  const place = { as: 'member', channel: 'allgemein', name: 'ask', focused: 'question' } as const;
  const typed = Array.from({ length: 400 }, (_, count) =>
    beleg.discord.autocomplete({ ...place, options: { question: `antrag ${count}` } }),
  );
  const asked = beleg.ask('Was kostet der Antrag 7?');
  const newest = (await typed[399]!.choices()).map(({ value }) => value);
  expect(newest).toContain('Antrag 399');
  await asked.response();
});
