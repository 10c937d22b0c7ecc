import type { SynonymRule } from '../../analysis/parse-synonyms.js';
import type { Source } from '../../app.js';
import type { LoadFailure } from '../../documents/load-failure.js';
import type { PassageIndex } from '../passage-index.js';
import type { Passage } from '../../passages/passage.js';
import type { LoadedFile } from './load-file.js';

/** What an edition knows of a file of the corpus, used or not. */
export interface FileEntry {
  /** As `readStamp` gives it. */
  readonly stamp: string | undefined;
  readonly sha256: string | undefined;
  /** `undefined` where the file cannot be used. */
  readonly source: Source | undefined;
  readonly failures: readonly LoadFailure[];
  /** Of its passages, in code units. */
  readonly characters: number;
}

/** An index with the files it was made of. */
export class CorpusIndex {
  readonly index: PassageIndex;
  readonly #files = new Map<string, FileEntry>();
  #sources: readonly Source[] | undefined;

  /**
   * @param index holds the passages of exactly these files
   * @param files by path
   */
  constructor(index: PassageIndex, files: Iterable<readonly [string, FileEntry]> = []) {
    this.index = index;
    for (const [path, file] of files) this.#files.set(path, file);
  }

  /** By path. */
  get files(): ReadonlyMap<string, FileEntry> {
    return this.#files;
  }

  /** In the order of their titles; of equal titles, of their paths. */
  get sources(): readonly Source[] {
    this.#sources ??= [...this.#files.values()]
      .flatMap(({ source }) => source ?? [])
      .sort((a, b) => a.title.localeCompare(b.title) || (a.document < b.document ? -1 : 1));
    return this.#sources;
  }

  /** In the order of the text; empty where there is no such document. */
  passageIdsOf(path: string): readonly string[] {
    return [...this.index.passageIdsOf(path)];
  }

  passagesOf(path: string): Passage[] {
    return this.passageIdsOf(path).flatMap((id) => this.index.get(id) ?? []);
  }

  setSynonyms(rules: readonly SynonymRule[]): void {
    this.index.setSynonyms(rules);
  }

  /** Puts a file in the place of what was known of it, in one step. */
  put(path: string, file: LoadedFile, stamp: string | undefined): void {
    this.index.remove(this.passageIdsOf(path));
    this.index.add(file.passages);
    this.note(path, describeFile(file, stamp));
  }

  /** Notes a file whose passages are in the index already. */
  note(path: string, file: FileEntry): void {
    this.#files.set(path, file);
    this.#sources = undefined;
  }

  /** Notes that a file is the same, although it looks different from outside. */
  restamp(path: string, stamp: string | undefined): void {
    const file = this.#files.get(path);
    if (file !== undefined) this.#files.set(path, { ...file, stamp });
  }

  drop(path: string): void {
    this.index.remove(this.passageIdsOf(path));
    this.#files.delete(path);
    this.#sources = undefined;
  }
}

export function describeFile(file: LoadedFile, stamp: string | undefined): FileEntry {
  const { source, sha256, failures, passages } = file;
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0);
  return { stamp, sha256, source, failures, characters };
}
