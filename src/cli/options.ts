import { InvalidArgumentError, Option } from 'commander';

import type { Config } from '../config.js';

export interface CorpusOptions {
  readonly corpus: string;
}

/** The option `--corpus`. Default: the folder of the settings. */
export function createCorpusOption({ corpusFolder }: Config): Option {
  return new Option('--corpus <folder>', 'the folder with the documents').default(corpusFolder);
}

/**
 * Parses the value of an option that counts something.
 *
 * @throws InvalidArgumentError unless it is a whole number from 1
 */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new InvalidArgumentError('It takes a whole number from 1.');
  }
  return count;
}
