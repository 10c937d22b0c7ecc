import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

/** `/gaps` · `/luecken`: what the documents lack. Hidden and installed as `/reindex` is. */
export const gaps = {
  type: ApplicationCommandType.ChatInput,
  name: 'gaps',
  name_localizations: { de: 'luecken' },
  description: 'Questions that the documents do not answer, or not well (administrators)',
  description_localizations: {
    de: 'Fragen, die die Dokumente nicht oder nicht gut beantworten (für Administratoren)',
  },
  default_member_permissions: PermissionFlagsBits.Administrator.toString(),
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
} as const satisfies RESTPostAPIChatInputApplicationCommandsJSONBody;
