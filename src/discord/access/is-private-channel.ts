import { type BaseInteraction, InteractionContextType } from 'discord.js';

/** Whether only the person and the bot can see what is said where an interaction came from. */
export function isPrivateChannel(
  interaction: Pick<BaseInteraction, 'context' | 'guildId'>,
): boolean {
  if (interaction.context === null) return interaction.guildId === null;
  return interaction.context === InteractionContextType.BotDM;
}
