import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';

import { ask } from './ask.js';
import { help } from './help.js';
import { reindex } from './reindex.js';
import { searchDocuments } from './search-documents.js';
import { sources } from './sources.js';

export { ask, help, reindex, searchDocuments, sources };

/** Every command as Discord is told about it, in the order in which `/help` names them. */
export const commands: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  ask,
  sources,
  help,
  reindex,
  searchDocuments,
];
