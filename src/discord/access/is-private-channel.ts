import { type BaseInteraction, InteractionContextType } from 'discord.js';

/** Whether only the person and the bot can read the channel that an interaction came from. */
export function isPrivateChannel(
  interaction: Pick<BaseInteraction, 'context' | 'guildId'>,
): boolean {
  if (interaction.context === null) return interaction.guildId === null;
  return interaction.context === InteractionContextType.BotDM;
}
