import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

/** `/gaps` · `/luecken`: lists questions without a good answer. Hidden and installed like `/reindex`. */
export const gaps = {
  type: ApplicationCommandType.ChatInput,
  name: 'gaps',
  name_localizations: { de: 'luecken' },
  description: 'Questions that had no good answer (administrators)',
  description_localizations: {
    de: 'Fragen, die keine gute Antwort bekommen haben (für Administratoren)',
  },
  default_member_permissions: PermissionFlagsBits.Administrator.toString(),
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
} as const satisfies RESTPostAPIChatInputApplicationCommandsJSONBody;
