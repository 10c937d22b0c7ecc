import { join, resolve } from 'node:path';

import { pinnedModel } from './model-files.js';

/**
 * The folder of a model: where `beleg model fetch` puts the pinned one if its name is given, else the
 * given folder.
 */
export function findModelFolder(semanticModel: string, dataFolder: string): string {
  return semanticModel === pinnedModel.name
    ? resolve(join(dataFolder, 'models', `${pinnedModel.name}-${pinnedModel.revision.slice(0, 8)}`))
    : resolve(semanticModel);
}
