import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

/** `/status`: the doctor. Hidden and installed as `/reindex` is. */
export const status = {
  type: ApplicationCommandType.ChatInput,
  name: 'status',
  name_localizations: { de: 'status' },
  description: 'Whether all is well, and what to do where it is not (administrators)',
  description_localizations: {
    de: 'Ob alles läuft, und was zu tun ist, wo nicht (für Administratoren)',
  },
  default_member_permissions: PermissionFlagsBits.Administrator.toString(),
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
} as const satisfies RESTPostAPIChatInputApplicationCommandsJSONBody;
