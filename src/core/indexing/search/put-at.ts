/** Sets a value of a column. Returns the column, or a larger copy of it where it was too short. */
export function putAt<Column extends Uint8Array | Uint32Array>(
  column: Column,
  at: number,
  value: number,
): Column {
  let target = column;
  if (at >= column.length) {
    target = new (column.constructor as new (length: number) => Column)(Math.max(64, 2 * (at + 1)));
    target.set(column);
  }
  target[at] = value;
  return target;
}
