import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Language } from '../../src/core/analysis/language.js';
import type { Passage } from '../../src/core/passages/passage.js';
import { root } from '../environment.js';

/** What a peer found for one question. */
export interface PeerAnswer {
  /** Ids of passages, best first. */
  readonly ids: readonly string[];
  /** The marked sentence, for peers that mark one. */
  readonly sentence?: string;
}

/** A search engine under measurement. `build` is called once, before `search`. */
export interface Peer {
  build(passages: readonly Passage[]): void | Promise<void>;
  search(question: string, limit: number): PeerAnswer | Promise<PeerAnswer>;
}

export type CreatePeer = (language: Language) => Peer | Promise<Peer>;

/** Resolves from the peers' own package, since Beleg depends on none of them. */
const resolvePeer = createRequire(join(root, 'tools/bench/package.json')).resolve;

/**
 * Imports a library that Beleg is compared with.
 *
 * @typeParam T the part of the library that is used; its own types are not at hand here
 */
export async function importPeer<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(resolvePeer(name)).href)) as T;
}
