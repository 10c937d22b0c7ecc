/** The bits with which a bot chooses the events that it receives. */
export const intents = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageTyping: 1 << 11,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

/** Only for applications that were granted them. */
export const privilegedIntents =
  intents.guildMembers | intents.guildPresences | intents.messageContent;

/** All bits that Discord defines. */
export const knownIntents = (1 << 26) - 1;
