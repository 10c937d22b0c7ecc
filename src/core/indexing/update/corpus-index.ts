import { compareTexts } from '../../compare-texts.js';
import type { SynonymRule } from '../../analysis/parse-synonyms.js';
import type { Source } from '../../app.js';
import type { Calibration } from '../../calibration.js';
import type { YieldIfDue } from '../../create-yielder.js';
import type { LoadFailure } from '../../documents/load-failure.js';
import type { Passage } from '../../passages/passage.js';
import type { PassageIndex } from '../passage-index.js';
import { computeVersion } from './compute-version.js';
import type { LoadedFile } from './load-file.js';

/** What the manifest says about a file of the corpus, whether it can be used or not. */
export interface FileEntry {
  /** What `readStamp` gave; `undefined`: the file must be read again to tell whether it has changed. */
  readonly stamp?: string | undefined;
  /** Of the file's content, in hex; `undefined` if it could not be read. */
  readonly sha256?: string | undefined;
  /** `undefined` if the file cannot be used. */
  readonly source?: Source | undefined;
  readonly failures: readonly LoadFailure[];
  /** The length of the file's passages in code units, for estimating memory. */
  readonly characters: number;
}

/** The files an index was built from, by path. */
export type Manifest = ReadonlyMap<string, FileEntry>;

/** A calibration with what it depends on besides the passages. */
export interface KeptCalibration {
  readonly calibration: Calibration;
  /** Identifies the code that computed it. */
  readonly code: string;
  /** The `changeCount` of the index when it was fitted. */
  readonly changeCount: number;
}

/** A passage index together with the manifest of the files it was built from. */
export class CorpusIndex {
  readonly index: PassageIndex;
  /** The thresholds fitted to this index; `undefined` until they have been fitted. */
  calibration: KeptCalibration | undefined;
  readonly #files = new Map<string, FileEntry>();
  #sources: readonly Source[] | undefined;
  #version: string | undefined;
  #changeCount = 0;
  /** How many changes are under way. */
  #changing = 0;
  readonly #listeners = new Set<(path: string) => void>();

  /**
   * @param index has the passages of exactly these files
   * @param files by path. Default: none
   */
  constructor(index: PassageIndex, files: Iterable<readonly [string, FileEntry]> = []) {
    this.index = index;
    for (const [path, file] of files) this.#files.set(path, file);
  }

  get files(): Manifest {
    return this.#files;
  }

  /** The documents in the order of their titles, and of their paths where titles are equal. */
  get sources(): readonly Source[] {
    this.#sources ??= [...this.#files.values()]
      .flatMap(({ source }) => source ?? [])
      .sort((a, b) => a.title.localeCompare(b.title) || compareTexts(a.document, b.document));
    return this.#sources;
  }

  /** Identifies the content of the files: equal for the same paths with the same content. */
  get version(): string {
    this.#version ??= computeVersion(this.#files);
    return this.#version;
  }

  /**
   * Grows with every change, by one for each passage that was added or removed and each file whose
   * entry is new. Equal counts mean an equal index.
   */
  get changeCount(): number {
    return this.#changeCount;
  }

  /** The passages of a document in the order of its text; empty if there is no such document. */
  passagesOf(path: string): Passage[] {
    return [...this.index.passageIdsOf(path)].flatMap((id) => this.index.get(id) ?? []);
  }

  setSynonyms(rules: readonly SynonymRule[]): void {
    this.index.setSynonyms(rules);
  }

  /** Whether a change is under way that takes several steps. */
  get isChanging(): boolean {
    return this.#changing > 0;
  }

  /**
   * Replaces what the index has of a file, if anything. The document is found as it was until it is
   * found as it is, in one step.
   *
   * @param yieldIfDue is called between steps. If it rejects, the document may be either, and this
   *   rejects too
   */
  async put(
    path: string,
    passages: readonly Passage[],
    file: FileEntry,
    yieldIfDue: YieldIfDue,
  ): Promise<void> {
    this.#changing += 1;
    this.#changeCount += 1;
    try {
      const before = new Set(this.index.passageIdsOf(path));
      await this.index.replaceDocument(path, passages, yieldIfDue);
      const added = passages.filter(({ id }) => !before.delete(id)).length;
      this.#changeCount += before.size + added;
      this.setFile(path, file);
    } finally {
      this.#changing -= 1;
    }
  }

  /** Sets a file's entry only: its passages are in the index already. */
  setFile(path: string, file: FileEntry): void {
    this.#changeCount += 1;
    this.#files.set(path, file);
    this.#sources = undefined;
    this.#version = undefined;
    this.#tellChanged(path);
  }

  /** Removes a file and its passages, in steps as `put` does. */
  async remove(path: string, yieldIfDue: YieldIfDue): Promise<void> {
    this.#changing += 1;
    this.#changeCount += this.index.passageIdsOf(path).size + 1;
    try {
      await this.index.replaceDocument(path, [], yieldIfDue);
      this.#files.delete(path);
      this.#sources = undefined;
      this.#version = undefined;
      this.#tellChanged(path);
    } finally {
      this.#changing -= 1;
    }
  }

  /** Calls a listener with the path of each file that is changed from now on. Returns how to stop that. */
  onChange(listener: (path: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tellChanged(path: string): void {
    for (const listener of this.#listeners) listener(path);
  }
}

export function describeFile(file: LoadedFile, stamp: string | undefined): FileEntry {
  const { source, sha256, failures, passages } = file;
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0);
  return { stamp, sha256, source, failures, characters };
}
