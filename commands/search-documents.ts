import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';

/** The entry in the menu of a message, under Apps: searches for the text of the message. */
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
