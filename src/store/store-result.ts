/** What a call of the store gave, or why it could not. */
export type StoreResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: StoreProblem };

/** Why the store cannot do what it was asked. */
export type StoreProblem =
  /** The data folder cannot be created, read or written. */
  | 'unusable-folder'
  /** Another process works in the data folder. */
  | 'in-use'
  /** The database was written by a newer Beleg. */
  | 'newer-version'
  /** Another process has taken the data folder over, or it was removed. */
  | 'taken-over'
  /** The database's content is damaged; it is quarantined at the next start. */
  | 'damaged'
  /** The disk is full, read-only or failing. */
  | 'disk'
  /** The store was closed. */
  | 'closed'
  /** Anything else; the log has it. */
  | 'failed';
