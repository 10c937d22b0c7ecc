import { dirname } from 'node:path/posix';

import type {
  FileStats,
  FileSystem,
  FolderEntry,
  OpenFile,
} from '../../src/core/platform/file-system.js';
import type { Life, VirtualTime } from './virtual-time.js';

interface Node {
  /** `undefined` for a folder. */
  bytes: Buffer | undefined;
  mtimeMs: number;
  readonly ino: number;
}

/** What may go wrong with a call. */
export interface FileTrouble {
  /** The error code that a call fails with; `undefined` when it succeeds. */
  takeFailure(call: string, path: string): string | undefined;
  /** How many milliseconds a call takes. */
  takeDelay(): number;
}

/** A file system in memory whose calls take virtual time and fail when they are told to. */
export class MemoryFileSystem {
  readonly #nodes = new Map<string, Node>();
  readonly #time: VirtualTime;
  readonly #trouble: FileTrouble;
  #lastIno = 0;

  constructor(time: VirtualTime, trouble: FileTrouble) {
    this.#time = time;
    this.#trouble = trouble;
    this.#put('/', undefined);
  }

  createFolder(path: string): void {
    if (path !== '/') this.createFolder(dirname(path));
    if (!this.#nodes.has(path)) this.#put(path, undefined);
  }

  /** Changes a file in place, or creates it. */
  write(path: string, text: string): void {
    const node = this.#nodes.get(path);
    if (node === undefined) this.#put(path, Buffer.from(text));
    else {
      node.bytes = Buffer.from(text);
      node.mtimeMs = this.#time.trueDate;
    }
  }

  move(from: string, to: string): void {
    const node = this.#nodes.get(from);
    if (node === undefined) throw errorOf('ENOENT', 'rename', from);
    this.#nodes.delete(from);
    this.#nodes.set(to, node);
  }

  remove(path: string): void {
    this.#nodes.delete(path);
  }

  list(folder: string): string[] {
    return [...this.#nodes.keys()].filter((path) => path !== '/' && dirname(path) === folder);
  }

  /** Creates the view of a process that may die. None of its calls ends after that. */
  createView(life: Life): FileSystem {
    const call = async <Result>(
      name: string,
      path: string,
      work: () => Result,
    ): Promise<Result> => {
      await this.#time.wait(this.#trouble.takeDelay());
      if (!life.alive) return new Promise<never>(() => undefined);
      const code = this.#trouble.takeFailure(name, path);
      if (code !== undefined) throw errorOf(code, name, path);
      return work();
    };
    const find = (name: string, path: string): Node => {
      const node = this.#nodes.get(path);
      if (node === undefined) throw errorOf('ENOENT', name, path);
      return node;
    };
    const open = (path: string, flags: string | number): OpenFile => {
      if (flags === 'wx') {
        if (this.#nodes.has(path)) throw errorOf('EEXIST', 'open', path);
        this.#put(path, Buffer.alloc(0));
      }
      const node = find('open', path);
      let position = 0;
      return {
        stat: () => call('fstat', path, () => statsOf(node)),
        read: (into, offset, length) =>
          call('read', path, () => {
            const bytes = node.bytes?.subarray(position, position + length) ?? Buffer.alloc(0);
            into.set(bytes, offset);
            position += bytes.length;
            return { bytesRead: bytes.length };
          }),
        writeFile: async (bytes) => {
          // A full disk still stores the beginning.
          const half = bytes.length >> 1;
          node.bytes = Buffer.concat([node.bytes ?? Buffer.alloc(0), bytes.subarray(0, half)]);
          await call('write', path, () => {
            node.bytes = Buffer.concat([node.bytes ?? Buffer.alloc(0), bytes.subarray(half)]);
            node.mtimeMs = this.#time.trueDate;
          });
        },
        sync: () => call('fsync', path, () => undefined),
        close: () => call('close', path, () => undefined),
      };
    };
    return {
      stat: (path) => call('stat', path, () => statsOf(find('stat', path))),
      lstat: (path) => call('lstat', path, () => statsOf(find('lstat', path))),
      realpath: (path) =>
        call('realpath', path, () => {
          find('realpath', path);
          return path;
        }),
      readdir: (path) =>
        call('readdir', path, () => {
          if (find('readdir', path).bytes !== undefined) throw errorOf('ENOTDIR', 'readdir', path);
          return this.list(path).map((name) => this.#describeEntry(name));
        }),
      open: (path, flags) => call('open', path, () => open(path, flags)),
      mkdir: (path) => call('mkdir', path, () => this.createFolder(path)),
      rename: (from, to) => call('rename', from, () => this.move(from, to)),
      rm: (path) => call('rm', path, () => this.remove(path)),
    };
  }

  #put(path: string, bytes: Buffer | undefined): void {
    this.#lastIno += 1;
    this.#nodes.set(path, { bytes, mtimeMs: this.#time.trueDate, ino: this.#lastIno });
  }

  #describeEntry(path: string): FolderEntry {
    const isFile = this.#nodes.get(path)?.bytes !== undefined;
    return {
      name: path.slice(dirname(path).length).replace(/^\//, ''),
      isFile: () => isFile,
      isDirectory: () => !isFile,
      isSymbolicLink: () => false,
    };
  }
}

function statsOf({ bytes, mtimeMs, ino }: Node): FileStats {
  return {
    size: bytes?.length ?? 0,
    ino,
    mtimeMs,
    ctimeMs: mtimeMs,
    isFile: () => bytes !== undefined,
    isDirectory: () => bytes === undefined,
  };
}

function errorOf(code: string, call: string, path: string): Error {
  return Object.assign(new Error(`${code}: simulated, ${call} '${path}'`), { code });
}
