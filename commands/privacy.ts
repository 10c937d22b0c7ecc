import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

/** `/privacy` · `/datenschutz`: shows, exports and deletes what is stored about the person. */
export const privacy = {
  type: ApplicationCommandType.ChatInput,
  name: 'privacy',
  name_localizations: { de: 'datenschutz' },
  description: 'See, download or delete what is stored about you',
  description_localizations: {
    de: 'Ansehen, herunterladen oder löschen, was über dich gespeichert ist',
  },
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
