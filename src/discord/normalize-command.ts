/** A command as Discord is told about it, or as Discord gives it back. */
type CommandJson = object;

/** What Discord adds by itself and Beleg never says. */
const discordsOwn: ReadonlySet<string> = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'dm_permission',
  'default_permission',
  'name_localized',
  'description_localized',
  'handler',
]);

/** Lists whose order means nothing. */
const unordered: ReadonlySet<string> = new Set(['contexts', 'integration_types', 'channel_types']);

/**
 * One text for all ways to say the same command, to compare two: keys in order, defaults (`false`,
 * `null`, empty) and Discord's own fields left out.
 */
export function normalizeCommand(command: CommandJson): string {
  return JSON.stringify(normalize(command));
}

function normalize(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => normalize(item));
    return unordered.has(key) ? items.toSorted() : items;
  }
  // Permissions are numbers on the way to Discord and strings on the way back.
  if (typeof value === 'number' && key === 'default_member_permissions') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([name]) => !discordsOwn.has(name))
    .map(([name, field]) => [name, normalize(field, name)] as const)
    .filter(([, field]) => !isDefault(field))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

function isDefault(field: unknown): boolean {
  if (field === null || field === undefined || field === false || field === '') return true;
  return typeof field === 'object' && Object.keys(field).length === 0;
}
