import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

/** `/ask` · `/frage`: answers a question with a quote and its source. */
export const ask = {
  type: ApplicationCommandType.ChatInput,
  name: 'ask',
  name_localizations: { de: 'frage' },
  description: 'Ask the documents; answers are quoted word for word with their source',
  description_localizations: {
    de: 'Frag die Dokumente; die Antwort ist ein wörtliches Zitat mit Quelle',
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
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'question',
      name_localizations: { de: 'frage' },
      description: 'What you want to know',
      description_localizations: { de: 'Was du wissen möchtest' },
      required: true,
      autocomplete: true,
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'document',
      name_localizations: { de: 'dokument' },
      description: 'Search this document only (default: all)',
      description_localizations: { de: 'Nur in diesem Dokument suchen (sonst in allen)' },
      autocomplete: true,
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'private',
      name_localizations: { de: 'privat' },
      description: 'Only you see the answer (default in a server: yes)',
      description_localizations: { de: 'Nur du siehst die Antwort (auf einem Server sonst: ja)' },
    },
  ],
} as const satisfies RESTPostAPIChatInputApplicationCommandsJSONBody;
