/**
 * Why a snapshot is not used.
 *
 * - `missing`: there is none.
 * - `damaged`: its bytes or its content are not what a snapshot must have.
 * - `other-fingerprint`: other code, libraries or another format made it.
 * - `other-folder`: it belongs to another corpus folder.
 * - `unreadable`: the file system did not give it.
 */
export type SnapshotErrorCode =
  'missing' | 'damaged' | 'other-fingerprint' | 'other-folder' | 'unreadable';

/** Thrown when a snapshot cannot be used, so that the index must be built from the documents. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';

  /** @param detail one English clause for logs */
  constructor(
    readonly code: SnapshotErrorCode,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}
