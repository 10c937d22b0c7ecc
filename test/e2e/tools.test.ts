import { execFile } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const tools = join(import.meta.dirname, '../../dist/tools');
const run = promisify(execFile);

/** A question set of four documents in the form that `beleg evaluate` reads. */
const topics = ['Urlaub', 'Parkplatz', 'Kantine', 'Bibliothek'];
const passages = topics.map((topic, at) => ({
  id: `p${at}`,
  document: `d${at}`,
  title: `(Hausordnung) § ${at + 1} ${topic}`,
  text: `Über ${topic} entscheidet die Verwaltung im Monat ${at + 1}. Der Antrag kostet ${at + 3} Euro.`,
}));
const questions = topics.map((topic, at) => ({
  id: `q${at}`,
  question: `Wer entscheidet über ${topic}?`,
  relevant: [`p${at}`],
  answers: ['die Verwaltung'],
}));
const toLines = (values: readonly object[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'beleg-tools-'));
  for (const set of ['xquad-de', 'xquad-en', 'squad2-en', 'law-de']) {
    mkdirSync(join(folder, set));
    writeFileSync(join(folder, set, 'passages.jsonl'), toLines(passages));
    writeFileSync(join(folder, set, 'questions.jsonl'), toLines(questions));
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('The tools', () => {
  it('measure a peer on a set', async () => {
    const program = join(tools, 'bench/measure-peer.js');
    const { stdout } = await run(process.execPath, [program, 'beleg', join(folder, 'xquad-de')]);
    expect(JSON.parse(stdout)).toMatchObject({ mrr10: 1, recall1: 1, sentence1: 1 });
  });

  it('cross-validate the weights of ranking', async () => {
    const { stdout } = await run(process.execPath, [join(tools, 'cross-validate.js'), folder]);
    expect(stdout).toMatch(/^\| in use \| 1\.0000 \| 1\.0000 \| 1\.0000 \| 1\.0000 \|$/m);
    expect(stdout).toMatch(/^Fitted on everything: terms /m);
  });

  it('name the folder that has no question sets', async () => {
    const missing = join(folder, 'missing');
    const ended = run(process.execPath, [join(tools, 'cross-validate.js'), missing]);
    await expect(ended).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Name the folder that holds the question sets.') as unknown,
    });
  });

  it('time every format', async () => {
    const program = join(tools, 'measure-formats.js');
    const { stdout } = await run(process.execPath, [program, '--copies', '2']);
    for (const format of ['txt', 'md', 'html', 'csv', 'docx', 'odt', 'epub', 'pdf']) {
      expect(stdout).toMatch(new RegExp(`^\\| ${format} \\|`, 'm'));
    }
  });

  it('measure how Beleg grows', async () => {
    mkdirSync(join(folder, 'laws-200k'));
    const laws = gzipSync(toLines(passages));
    writeFileSync(join(folder, 'laws-200k/passages.jsonl.gz'), laws);
    const program = join(tools, 'measure-scale.js');
    const parameters = [program, folder, '--sizes', '4', '--stdout'];
    const { stdout } = await run(process.execPath, parameters);
    expect(stdout).toMatch(/^\| 4 \| 4 \|/m);
  });
});
