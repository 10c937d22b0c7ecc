import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';

import { ask } from './ask.js';
import { gaps } from './gaps.js';
import { help } from './help.js';
import { privacy } from './privacy.js';
import { reindex } from './reindex.js';
import { searchDocuments } from './search-documents.js';
import { sources } from './sources.js';
import { status } from './status.js';

export { ask, gaps, help, privacy, reindex, searchDocuments, sources, status };

/** All commands as they are registered with Discord, in the order in which `/help` names them. */
export const commands: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  ask,
  sources,
  help,
  privacy,
  reindex,
  status,
  gaps,
  searchDocuments,
];
