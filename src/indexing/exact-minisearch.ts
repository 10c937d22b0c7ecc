import MiniSearch from 'minisearch';

/**
 * MiniSearch whose scores do not depend on the order of edits. MiniSearch keeps the average length of
 * a field as a running average, which gathers rounding errors with every document that comes or goes;
 * here it is worked out from the exact sum. Only for `add` and `remove`.
 */
export class ExactMiniSearch<T extends { readonly id: string }> extends MiniSearch<T> {
  /** In terms, by field number. */
  readonly #lengths: number[] = [];

  override add(document: T): void {
    super.add(document);
    this.#countLengths(document.id, 1);
    this.#setAverages();
  }

  override remove(document: T): void {
    this.#countLengths(document.id, -1);
    super.remove(document);
    this.#setAverages();
  }

  #countLengths(id: string, change: 1 | -1): void {
    const lengths = this._fieldLength.get(this._idToShortId.get(id) ?? -1) ?? [];
    for (const [field, length] of lengths.entries()) {
      this.#lengths[field] = (this.#lengths[field] ?? 0) + change * length;
    }
  }

  #setAverages(): void {
    const documents = Math.max(1, this._documentCount);
    this._avgFieldLength = this.#lengths.map((length) => length / documents);
  }
}
