import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

/**
 * `/reindex` · `/neuindizieren`: reads the documents anew.
 *
 * Administrator, not Manage Server: the corpus is one for all servers, so the narrowest permission
 * that Discord knows decides who sees the command. Hiding is no protection; the handler checks again.
 * Guild installs only: with a user install the command would appear in servers that Beleg has
 * nothing to do with, whose administrators are not Beleg's.
 */
export const reindex = {
  type: ApplicationCommandType.ChatInput,
  name: 'reindex',
  name_localizations: { de: 'neuindizieren' },
  description: 'Read the documents anew (administrators)',
  description_localizations: { de: 'Die Dokumente neu einlesen (für Administratoren)' },
  default_member_permissions: PermissionFlagsBits.Administrator.toString(),
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  options: [
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'full',
      name_localizations: { de: 'vollständig' },
      description: 'Read unchanged files again as well',
      description_localizations: { de: 'Auch unveränderte Dateien neu einlesen' },
    },
  ],
} as const satisfies RESTPostAPIChatInputApplicationCommandsJSONBody;
