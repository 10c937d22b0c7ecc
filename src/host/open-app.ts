import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';

import type { App } from '../core/app.js';
import type { Config } from '../config.js';
import { findModelFolder } from './embedding/find-model-folder.js';
import { type OpenIndexOptions, openIndexThread } from './index-thread/open-index-thread.js';

/** The rest is for Beleg's own thread, for reading files, and for everything else on the machine. */
const usableMemoryShare = 0.6;

export interface OpenAppOptions extends Pick<
  OpenIndexOptions,
  'onLost' | 'onBack' | 'onGivenUp' | 'onEncoderProblem' | 'startThread'
> {
  /** Instead of the configured one; its index is not kept. Default: the configured one. */
  readonly corpusFolder?: string;
}

/** Opens the core as the settings say, in a thread of its own. */
export function openApp(config: Config, { corpusFolder, ...listeners }: OpenAppOptions = {}): App {
  const configured = resolve(config.corpusFolder);
  const folder = resolve(corpusFolder ?? configured);
  const isConfigured = folder === configured;
  return openIndexThread({
    ...listeners,
    corpusFolder: folder,
    memoryLimit: config.memoryLimit ?? Math.floor((totalmem() / 2 ** 20) * usableMemoryShare),
    answerErrorRate: config.answerErrorRate,
    starterSynonyms: config.starterSynonyms,
    ...(config.semanticModel === undefined
      ? {}
      : {
          encoder: {
            folder: findModelFolder(config.semanticModel, config.dataFolder),
            ...(isConfigured ? { vectorPath: join(config.dataFolder, 'vectors.beleg') } : {}),
          },
        }),
    ...(isConfigured ? { snapshotPath: join(config.dataFolder, 'index.beleg') } : {}),
  });
}
