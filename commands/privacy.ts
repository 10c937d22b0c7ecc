import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

/** `/privacy` · `/datenschutz`: what is stored about whoever asks; export and delete. */
export const privacy = {
  type: ApplicationCommandType.ChatInput,
  name: 'privacy',
  name_localizations: { de: 'datenschutz' },
  description: 'What is stored about you; get it as a file, or delete it',
  description_localizations: {
    de: 'Was über dich gespeichert ist; hol es dir als Datei, oder lösch es',
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
