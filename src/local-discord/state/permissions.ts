/** The permission bits that the local Discord knows. */
export const permissionBits = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useApplicationCommands: 1n << 31n,
  sendMessagesInThreads: 1n << 38n,
} as const;

const all = Object.values(permissionBits).reduce((sum, bit) => sum | bit, 0n);

/** The permissions of everyone without further roles. */
export const everyonePermissions =
  permissionBits.viewChannel |
  permissionBits.sendMessages |
  permissionBits.sendMessagesInThreads |
  permissionBits.embedLinks |
  permissionBits.attachFiles |
  permissionBits.readMessageHistory |
  permissionBits.useApplicationCommands;

/** All bits for an administrator, else the given ones. */
export function effectivePermissions(permissions: bigint): bigint {
  return hasPermission(permissions, permissionBits.administrator) ? all : permissions;
}

/** Whether all of the bits are set. An administrator has every permission. */
export function hasPermission(permissions: bigint, bits: bigint): boolean {
  return (permissions & permissionBits.administrator) !== 0n || (permissions & bits) === bits;
}
