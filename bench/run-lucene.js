import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const jarFolder = '/usr/share/java';
const source = join(import.meta.dirname, 'Lucene.java');

/** The class path of Debian's Lucene, or why there is none. */
export function findLucene() {
  if (spawnSync('java', ['-version']).status !== 0) return { reason: 'no java' };
  const jars = existsSync(jarFolder) ? readdirSync(jarFolder) : [];
  const wanted = [/^lucene-core-[\d.]+\.jar$/, /^lucene-analyzers-common-[\d.]+\.jar$/];
  const found = wanted.map((name) => jars.find((jar) => name.test(jar)));
  if (found.includes(undefined)) return { reason: 'no liblucene8-java' };
  const version = /(\d[\d.]*\d)\.jar$/.exec(found[0])?.[1] ?? '';
  return { version, classPath: found.map((jar) => join(jarFolder, jar)).join(':') };
}

/**
 * Runs Lucene on passages and questions. Its peak memory is the whole JVM's, the passages in it as well;
 * the serial collector takes the least.
 */
export function runLucene(classPath, language, passages, questions) {
  const folder = mkdtempSync(join(tmpdir(), 'beleg-lucene-'));
  try {
    const line = (text) => text.replace(/\s+/g, ' ');
    const passageFile = join(folder, 'passages.tsv');
    const questionFile = join(folder, 'questions.txt');
    writeFileSync(passageFile, passages.map(({ id, text }) => `${id}\t${line(text)}\n`).join(''));
    writeFileSync(questionFile, questions.map(({ question }) => `${line(question)}\n`).join(''));
    const output = execFileSync(
      'java',
      ['-Xmx4g', '-XX:+UseSerialGC', '-cp', classPath, source, language, passageFile, questionFile],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    const lines = output.trimEnd().split('\n');
    const buildMs = lines.shift();
    const peakMib = Number(lines.pop());
    return {
      buildMs: Number(buildMs),
      ...(peakMib > 0 ? { peakMib } : {}),
      results: lines.map((result) => {
        const [tookMs, ...ids] = result.split('\t');
        return { tookMs: Number(tookMs), ids };
      }),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
