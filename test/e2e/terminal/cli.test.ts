import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { runCli } from '../../../src/cli/run-cli.js';
import type { Config } from '../../../src/config.js';
import type { AnswerJson } from '../../../src/terminal/answer-to-json.js';
import { createApp } from '../../../src/core/create-app.js';
import { createFileLoader } from '../../../src/host/file-process/create-file-loader.js';
import { defaultFileLimits } from '../../../src/host/file-process/file-limits.js';
import { createMemoryTerminal } from '../../unit/terminal/memory-terminal.js';

const config: Config = {
  discordToken: undefined,
  discordApiUrl: undefined,
  adminUserIds: [],
  adminRoleIds: [],
  allowedGuildIds: undefined,
  corpusFolder: join(import.meta.dirname, '../../../corpus'),
  semanticModel: undefined,
  dataFolder: 'nowhere',
  memoryLimit: undefined,
  answerErrorRate: 0.1,
  starterSynonyms: true,
  watch: false,
  storeQuestions: 'unanswered',
  retentionDays: 180,
  defaultLanguage: 'en',
  guildLanguages: new Map(),
  logLevel: 'silent',
  pagePort: 0,
  pageKey: undefined,
};

/** Processes run built code. */
const fileScript = new URL('../../../dist/src/host/file-process/serve-files.js', import.meta.url);

async function run(
  args: readonly string[],
  input = '',
  openFiles = () => createFileLoader(defaultFileLimits, fileScript),
) {
  const terminal = createMemoryTerminal(input);
  const exitCode = await runCli(args, {
    config,
    terminal,
    openApp: (corpusFolder) => createApp({ corpusFolder }),
    openFiles,
  });
  return { exitCode, output: terminal.written(), errors: terminal.warned() };
}

const parse = (line: string | undefined) => JSON.parse(line ?? '') as AnswerJson;

describe('beleg ask', () => {
  it('answers with the passage and its citation', async () => {
    const { exitCode, output } = await run(['ask', 'Seit wann gibt es KFOR?']);
    expect(exitCode).toBe(0);
    expect(output).toContain('┃ Seit 1999 leistet KFOR einen Beitrag');
    expect(output.replace(/\s+/g, ' ')).toContain('› Kosovo Force (KFOR) · Zeile 7');
  });

  it('writes one line of JSON and nothing else', async () => {
    const { exitCode, output, errors } = await run(['ask', 'Seit wann gibt es KFOR?', '--json']);
    expect({ exitCode, errors, lines: output.split('\n').length }).toEqual({
      exitCode: 0,
      errors: '',
      lines: 2,
    });
    expect(parse(output)).toMatchObject({
      question: 'Seit wann gibt es KFOR?',
      status: 'found',
      quotes: [
        {
          answer: { text: expect.stringContaining('Seit 1999') as string },
          citation: {
            document: 'nato-einsaetze.txt',
            headings: ['Kosovo Force (KFOR)'],
            lines: [7, 7],
          },
        },
      ],
    });
  });

  it('succeeds when the documents do not answer', async () => {
    const { exitCode, output } = await run(['ask', 'Wie hoch ist der Mount Everest?', '--json']);
    expect(exitCode).toBe(0);
    expect(parse(output)).toMatchObject({ status: 'not-found', quotes: [] });
  });

  it('takes an empty question for one without an answer', async () => {
    const { exitCode, output } = await run(['ask', '', '--json']);
    expect(exitCode).toBe(0);
    expect(parse(output).status).toBe('not-found');
  });

  it('keeps to one document and a number of quotes', async () => {
    const { output } = await run(['ask', 'NATO', '--json', '--limit', '2']);
    expect(parse(output).quotes).toHaveLength(2);
    const other = await run(['ask', 'NATO', '--json', '--document', 'other.txt']);
    expect(parse(other.output).status).toBe('not-found');
  });
});

describe('beleg ask --batch', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beleg-batch-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const lines = [
    '{"id": "a", "question": "Seit wann gibt es KFOR?"}',
    '',
    'no JSON',
    '{"id": 7, "question": "Wie hoch ist der Mount Everest?"}',
    '{"question": "NMI"}',
  ].join('\n');

  it.each(['-', 'file'])(
    'answers each line of %s in order, and names the bad one',
    async (from) => {
      const file = join(folder, 'questions.jsonl');
      await writeFile(file, lines);
      const { exitCode, output } = await run(
        ['ask', '--json', '--batch', from === '-' ? '-' : file],
        from === '-' ? lines : '',
      );
      expect(exitCode).toBe(1);
      const answers = output.trimEnd().split('\n').map(parse);
      expect(answers).toMatchObject([
        { id: 'a', status: 'found' },
        { line: 3, error: expect.any(String) as string },
        { id: 7, status: 'not-found' },
        { status: 'found' },
      ]);
      expect(answers[3]).not.toHaveProperty('id');
    },
  );

  it('says that the file cannot be read', async () => {
    const { exitCode, output, errors } = await run(['ask', '--json', '--batch', '/none.jsonl']);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    expect(errors).toContain('/none.jsonl');
  });
});

describe('wrong usage', () => {
  it.each([
    [[]],
    [['frobnicate']],
    [['ask']],
    [['ask', 'a', 'b']],
    [['ask', 'a', '--frob']],
    [['ask', 'a', '--batch', '-', '--json']],
    [['ask', '--batch', '-']],
    [['ask', 'a', '--limit', 'none']],
    [['ask', 'a', '--limit', '0']],
    [['evaluate']],
    [['evaluate', 'a', '--rewrite', 'backwards']],
  ])('%j ends with 2 and says so on standard error alone', async (args) => {
    const { exitCode, output, errors } = await run(args);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(errors).not.toBe('');
  });

  it.each([[['--help']], [['ask', '--help']], [['help', 'check']]])('%j helps', async (args) => {
    const { exitCode, output } = await run(args);
    expect(exitCode).toBe(0);
    expect(output).toContain('Usage: beleg');
  });
});

describe('a failure', () => {
  it.each([
    ['ask', ['ask', 'a']],
    ['index', ['index']],
    ['check', ['check']],
  ])('of %s is one sentence that names the missing folder', async (_, args) => {
    const { exitCode, output, errors } = await run([...args, '--corpus', '/no/such/folder']);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    expect(errors).toMatch(/^The folder “\/no\/such\/folder” does not exist\. .*\n$/);
  });

  it('of register without a token says where the token goes', async () => {
    const { exitCode, errors } = await run(['register']);
    expect(exitCode).toBe(1);
    expect(errors).toContain('DISCORD_TOKEN');
  });

  it('of evaluate names the missing file', async () => {
    const { exitCode, errors } = await run(['evaluate', '/no/such/set']);
    expect(exitCode).toBe(1);
    expect(errors).toContain('/no/such/set/passages.jsonl');
  });
});

describe('beleg index and check', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beleg-check-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('index reports what it holds', async () => {
    const { exitCode, output } = await run(['index']);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^Indexed 1 document, 6 passages in (?:< )?\d+\.\d s\.\n$/);
  });

  it('check tells what it understood of the first corpus, and finds nothing wrong', async () => {
    expect(await run(['check'])).toEqual({
      exitCode: 0,
      output:
        'nato-einsaetze.txt: “Internationale Krisenprävention und Krisenmanagement” · German · 4 headings · 6 passages\n\nNo findings.\nI asked questions taken from the documents, with and without the passage that answers them: at most 10% of the answers shown as sure were wrong (76 questions). With questions in other words it may be more.\nBuilt-in synonyms: for 39 of 3,069 everyday words the documents have the official word.\n',
      errors: '',
    });
  });

  it('check --show prints a document as Beleg sees it', async () => {
    const page =
      '<html lang="en"><title>Forms</title><link rel="canonical" href="https://example.org/f"><nav>Home</nav><h1>Apply</h1><p>In three <b>weeks</b>.</p><ul><li>\u202eA</ul>';
    await writeFile(join(folder, 'forms.html'), page);
    const expected = [
      'forms.html: “Forms” · English · 1 heading · 1 passage',
      'https://example.org/f',
      '',
      '1 │ # Apply',
      '2 │ ',
      '3 │ In three weeks.',
      '4 │ ',
      '5 │ - \\u{202e}A',
      '',
    ].join('\n');
    const shown = { exitCode: 0, output: expected, errors: '' };
    const show = (name: string) => run(['check', '--corpus', folder, '--show', name]);
    expect(await show('forms.html')).toEqual(shown);
    expect(await show(join(folder, 'forms.html'))).toEqual(shown);
  });

  it('check --show marks what no passage has, and keeps the lines of the file', async () => {
    const text = '---\ntitle: A\n---\n\nTop\n===\n\nText.\n\n<!-- note -->\n';
    await writeFile(join(folder, 'a.md'), text);
    const { output } = await run(['check', '--corpus', folder, '--show', 'a.md']);
    expect(output).toContain(' 1 ┊ ---\n 2 ┊ title: A');
    expect(output).toContain(' 5 │ # Top\n 6 │ ===\n');
    expect(output).toContain('10 ┊ <!-- note -->');
    expect(output).toContain('┊ marks lines that are in no passage');
  });

  it('check --show names what it cannot show', async () => {
    await writeFile(join(folder, 'old.docx'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    const old = await run(['check', '--corpus', folder, '--show', 'old.docx']);
    expect(old).toMatchObject({ exitCode: 1, output: '' });
    expect(old.errors).toMatch(/^old\.docx: /);
    const missing = await run(['check', '--corpus', folder, '--show', '../../etc/passwd']);
    expect(missing).toMatchObject({ exitCode: 1, output: '' });
    expect(missing.errors).toContain('contains no document “../../etc/passwd”');
  });

  it('check names a file that would take all memory, and reads the others', async () => {
    await writeFile(join(folder, 'good.md'), '# Title\n\nText.');
    await writeFile(join(folder, 'huge.md'), '# Title\n\nOther text.');
    const script = join(folder, 'hostile.mjs');
    await writeFile(
      script,
      `await import(${JSON.stringify(fileScript.href)});
       process.on('message', ({ file }) => {
         for (const all = []; file.path === 'huge.md'; ) all.push(new Array(1e5).fill({}));
       });`,
    );
    const check = (...more: string[]) =>
      run(['check', '--corpus', folder, ...more], '', () =>
        createFileLoader({ ...defaultFileLimits, mostMib: 200 }, pathToFileURL(script)),
      );
    const all = await check();
    expect(all.exitCode).toBe(1);
    expect(all.output).toMatch(/^good\.md: “Title”/m);
    expect(all.output).toMatch(/^huge\.md: is too large \(reading it takes too much memory\)$/m);
    const shown = await check('--show', 'huge.md');
    expect(shown).toMatchObject({ exitCode: 1, output: '' });
    expect(shown.errors).toMatch(/^huge\.md: is too large \(reading it takes too much memory\)$/m);
  });

  it('check names each bad file with its reason, and fails', async () => {
    await writeFile(join(folder, 'good.md'), '# Title\n\nText.');
    await writeFile(join(folder, 'copy.md'), '# Title\n\nText.');
    await writeFile(join(folder, 'empty.txt'), '  \n');
    await writeFile(join(folder, 'data.txt'), Buffer.from([0, 1, 2]));
    const text = await run(['check', '--corpus', folder]);
    expect(text.exitCode).toBe(1);
    expect(text.output).toMatch(/^data\.txt: contains binary data/m);
    expect(text.output).toMatch(/^empty\.txt: is empty/m);
    expect(text.output).toMatch(/^good\.md: has the same text as another document \(copy\.md\)/m);
    const { output } = await run(['check', '--corpus', folder, '--json']);
    expect(JSON.parse(output)).toContainEqual(
      expect.objectContaining({ path: 'empty.txt', code: 'empty', severity: 'error' }),
    );
  });

  it('a corpus without a usable document fails with every reason', async () => {
    await writeFile(join(folder, 'empty.txt'), '');
    const { exitCode, errors } = await run(['ask', 'a', '--corpus', folder]);
    expect(exitCode).toBe(1);
    expect(errors).toContain('contains no usable document');
    expect(errors).toContain('empty.txt: is empty');
  });
});
