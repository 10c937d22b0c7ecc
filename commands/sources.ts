import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

/** `/sources` · `/quellen`: lists the documents that answers come from. */
export const sources = {
  type: ApplicationCommandType.ChatInput,
  name: 'sources',
  name_localizations: { de: 'quellen' },
  description: 'The documents that answers come from',
  description_localizations: { de: 'Die Dokumente, aus denen die Antworten kommen' },
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
} as const satisfies RESTPostAPIChatInputApplicationCommandsJSONBody;
