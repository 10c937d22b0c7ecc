/**
 * Returns `value`, which must be there because of how the caller built it.
 *
 * @param what the key, index or name that was looked up, for the message
 * @throws Error if `value` is `undefined`: a bug, never a matter of bad input
 */
export function ensure<T>(value: T | undefined, what: string | number): T {
  if (value === undefined) throw new Error(`nothing found for ${JSON.stringify(what)}`);
  return value;
}
