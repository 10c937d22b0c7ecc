import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

/**
 * `/reindex` · `/neuindizieren`: reads the documents again.
 *
 * Discord shows it only to administrators by default. That is not a security boundary, so the handler
 * checks again who may use it. It is available to guild installs only: a user install would carry it
 * into servers that Beleg is not a member of.
 */
export const reindex = {
  type: ApplicationCommandType.ChatInput,
  name: 'reindex',
  name_localizations: { de: 'neuindizieren' },
  description: 'Read the documents again (administrators)',
  description_localizations: { de: 'Die Dokumente neu einlesen (für Administratoren)' },
  default_member_permissions: PermissionFlagsBits.Administrator.toString(),
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  options: [
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'full',
      name_localizations: { de: 'vollständig' },
      description: 'Also read files that have not changed',
      description_localizations: { de: 'Auch unveränderte Dateien neu einlesen' },
    },
  ],
} as const satisfies RESTPostAPIChatInputApplicationCommandsJSONBody;
