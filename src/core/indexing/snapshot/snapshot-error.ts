/**
 * Why a snapshot is not used: there is none, it is damaged, another version of Beleg or of its parts
 * made it, or the disk would not give it.
 */
export type SnapshotErrorCode = 'missing' | 'damaged' | 'other-fingerprint' | 'unreadable';

/** A snapshot that cannot be used; the index is built from the documents instead. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';

  constructor(
    readonly code: SnapshotErrorCode,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}
