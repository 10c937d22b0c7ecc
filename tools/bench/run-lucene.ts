import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Language } from '../../src/core/analysis/language.js';
import type { JudgedQuestion } from '../../src/core/evaluation/question-set.js';
import type { Passage } from '../../src/core/passages/passage.js';
import { root } from '../environment.js';
import type { PeerAnswer } from './peer.js';

/** Where Debian's `liblucene8-java` puts its jars. */
const jarFolder = '/usr/share/java';
const source = join(root, 'tools/bench/Lucene.java');

export type Lucene =
  | { readonly found: true; readonly version: string; readonly classPath: string }
  | { readonly found: false; readonly reason: string };

/** Debian's Lucene, or the reason why there is none. */
export function findLucene(): Lucene {
  if (spawnSync('java', ['-version']).status !== 0) return { found: false, reason: 'no java' };
  const jars = existsSync(jarFolder) ? readdirSync(jarFolder) : [];
  const core = jars.find((jar) => /^lucene-core-[\d.]+\.jar$/.test(jar));
  const analyzers = jars.find((jar) => /^lucene-analyzers-common-[\d.]+\.jar$/.test(jar));
  if (core === undefined || analyzers === undefined) {
    return { found: false, reason: 'no liblucene8-java' };
  }
  const version = /(\d[\d.]*\d)\.jar$/.exec(core)?.[1] ?? '?';
  const classPath = [core, analyzers].map((jar) => join(jarFolder, jar)).join(':');
  return { found: true, version, classPath };
}

export interface PeerRun {
  readonly buildMs: number;
  /** The peak memory of the whole process; absent where it could not be read. */
  readonly peakMib?: number;
  readonly results: readonly (PeerAnswer & { readonly tookMs: number })[];
}

/**
 * Runs Lucene on passages and questions. Its peak memory is the whole JVM's, including the passages;
 * the serial collector takes the least.
 */
export function runLucene(
  classPath: string,
  language: Language,
  passages: readonly Passage[],
  questions: readonly JudgedQuestion[],
): PeerRun {
  const folder = mkdtempSync(join(tmpdir(), 'beleg-lucene-'));
  try {
    const toLine = (text: string): string => text.replace(/\s+/g, ' ');
    const passageFile = join(folder, 'passages.tsv');
    const questionFile = join(folder, 'questions.txt');
    writeFileSync(passageFile, passages.map(({ id, text }) => `${id}\t${toLine(text)}\n`).join(''));
    writeFileSync(questionFile, questions.map(({ question }) => `${toLine(question)}\n`).join(''));
    const options = ['-Xmx4g', '-XX:+UseSerialGC', '-cp', classPath];
    const output = execFileSync('java', [...options, source, language, passageFile, questionFile], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const lines = output.trimEnd().split('\n');
    const buildMs = Number(lines.shift());
    const peakMib = Number(lines.pop());
    const results = lines.map((line) => {
      const [tookMs, ...ids] = line.split('\t');
      return { tookMs: Number(tookMs), ids };
    });
    return { buildMs, ...(peakMib > 0 ? { peakMib } : {}), results };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
