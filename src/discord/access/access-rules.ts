/** Who may use Beleg and who may administer it, as the host has configured it. */
export interface AccessRules {
  /** Servers whose members may ask. `undefined` allows every server that adds the bot. */
  readonly allowedGuildIds: ReadonlySet<string> | undefined;
  /** People who may use the administrators' commands anywhere, including direct messages. */
  readonly adminUserIds: ReadonlySet<string>;
  /** Roles whose members may use the administrators' commands. A role belongs to one server. */
  readonly adminRoleIds: ReadonlySet<string>;
}

/** Whether a server may use Beleg. */
export function isAllowedGuild({ allowedGuildIds }: AccessRules, guildId: string): boolean {
  return allowedGuildIds === undefined || allowedGuildIds.has(guildId);
}
