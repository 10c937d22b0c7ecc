import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

/** `/help` · `/hilfe`: shows what Beleg can do and what it stores. */
export const help = {
  type: ApplicationCommandType.ChatInput,
  name: 'help',
  name_localizations: { de: 'hilfe' },
  description: 'What this bot can do, and what it stores',
  description_localizations: { de: 'Was dieser Bot kann und was er speichert' },
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
