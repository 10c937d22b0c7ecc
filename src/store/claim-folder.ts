import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { identifyProcess } from './identify-process.js';

/** The right to work in a data folder. */
export interface FolderClaim {
  /** `false` once another process has taken the folder over, or the folder was removed. */
  holds(): boolean;
  /** Gives the folder back, unless it is another's by now. */
  release(): void;
}

export interface ClaimOptions {
  /** Tells this claim from every other one. */
  readonly token: string;
  readonly now: () => number;
  /** Default: the operating system's answer. */
  readonly identify?: (pid: number) => string | undefined;
  /** Default: this machine's name. */
  readonly host?: string;
}

interface Owner {
  readonly pid: number;
  readonly identity: string;
  readonly host: string;
  readonly token: string;
}

const ownerFile = 'beleg.owner';

/** How often an owner shows that it lives, where the operating system cannot tell it from a later process. */
const sayAliveEveryMs = 10_000;

/** Three signs of life missed: it does not live. */
const aliveForMs = 3 * sayAliveEveryMs;

/**
 * Claims a data folder for this process; creates it, for its owner alone, where there is none.
 * `undefined` when a living process of this machine has it. The claim of a killed process does not
 * count. Of two machines on one shared folder the later takes it over, since neither can see
 * whether the other lives; the earlier notices with `holds`, to be asked before each use.
 *
 * @throws what the file system throws when the folder cannot be created or written
 */
export function claimFolder(folder: string, options: ClaimOptions): FolderClaim | undefined {
  const { token, now, identify = identifyProcess, host = hostname() } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, ownerFile);
  const identity = identify(process.pid) ?? '';
  const owner: Owner = { pid: process.pid, identity, host, token };

  const isLive = (other: Owner): boolean =>
    other.host === host &&
    identify(other.pid) === other.identity &&
    (identity !== 'alive' || now() - statSync(path).mtimeMs < aliveForMs);

  const previous = readOwner(path);
  if (previous !== undefined && isLive(previous)) return undefined;
  writeOwner(path, owner);

  const holds = () => readOwner(path)?.token === token;
  const touch = () => {
    const seconds = now() / 1_000;
    if (holds()) utimesSync(path, seconds, seconds);
  };
  const timer = identity === 'alive' ? setInterval(touch, sayAliveEveryMs).unref() : undefined;
  return {
    holds,
    release: () => {
      clearInterval(timer);
      if (holds()) rmSync(path, { force: true });
    },
  };
}

/** A file of another program, or one that is only half written, is not a claim. */
function readOwner(path: string): Owner | undefined {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<Owner> | null;
    const { pid, identity, host, token } = value ?? {};
    if (typeof pid !== 'number' || typeof token !== 'string') return undefined;
    if (typeof identity !== 'string' || typeof host !== 'string') return undefined;
    return { pid, identity, host, token };
  } catch {
    return undefined;
  }
}

/** Of two processes that start at once, the one that writes last has the folder. */
function writeOwner(path: string, owner: Owner): void {
  rmSync(path, { recursive: true, force: true });
  writeFileSync(path, JSON.stringify(owner), { mode: 0o600 });
}
