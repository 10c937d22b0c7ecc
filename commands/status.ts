import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

/** `/status`: shows the state of Beleg. Hidden and installed like `/reindex`. */
export const status = {
  type: ApplicationCommandType.ChatInput,
  name: 'status',
  name_localizations: { de: 'status' },
  description: 'Whether everything is working, and what to do if not (administrators)',
  description_localizations: {
    de: 'Ob alles läuft, und was sonst zu tun ist (für Administratoren)',
  },
  default_member_permissions: PermissionFlagsBits.Administrator.toString(),
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
} as const satisfies RESTPostAPIChatInputApplicationCommandsJSONBody;
