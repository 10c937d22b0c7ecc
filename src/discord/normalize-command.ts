/** A command, either as Beleg sends it to Discord or as Discord returns it. */
type CommandJson = object;

/** Fields that Discord adds to what was sent. */
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

/** Lists in which the order has no meaning. */
const unordered: ReadonlySet<string> = new Set(['contexts', 'integration_types', 'channel_types']);

/**
 * Serialises a command so that two commands are equal exactly when their texts are. Keys are sorted;
 * defaults (`false`, `null`, empty values) and fields that Discord adds are left out.
 */
export function normalizeCommand(command: CommandJson): string {
  return JSON.stringify(normalize(command));
}

function normalize(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => normalize(item));
    return unordered.has(key) ? items.toSorted() : items;
  }
  // Beleg sends permissions as a number; Discord returns them as a string.
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
