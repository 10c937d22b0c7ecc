import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';

/** A message's menu › Apps: the message is the question. */
export const searchDocuments = {
  type: ApplicationCommandType.Message,
  name: 'Search documents',
  name_localizations: { de: 'In Dokumenten suchen' },
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
} as const satisfies RESTPostAPIContextMenuApplicationCommandsJSONBody;
