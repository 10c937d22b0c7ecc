import { lstat, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';

/** What Beleg looks at in a file or folder. */
export interface FileStats {
  /** In bytes. */
  readonly size: number;
  readonly ino: number;
  /** In milliseconds since 1970. */
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** An entry of a folder; a symbolic link is neither file nor folder. */
export interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** An open file. Whoever opened it closes it. */
export interface OpenFile {
  stat(): Promise<FileStats>;
  /** Reads from the current position on; no bytes at the end of the file. */
  read(into: Uint8Array, offset: number, length: number): Promise<{ readonly bytesRead: number }>;
  /** Appends to what has been written since the file was opened. */
  writeFile(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What the core asks of a file system: the functions of `node:fs/promises`, which throw as they do. */
export interface FileSystem {
  stat(path: string): Promise<FileStats>;
  lstat(path: string): Promise<FileStats>;
  realpath(path: string): Promise<string>;
  readdir(path: string, options: { readonly withFileTypes: true }): Promise<FolderEntry[]>;
  open(path: string, flags: string | number): Promise<OpenFile>;
  mkdir(path: string, options: { readonly recursive: true }): Promise<unknown>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { readonly force: true }): Promise<void>;
}

/** The file system of the machine. */
export const nodeFileSystem: FileSystem = {
  stat,
  lstat,
  realpath,
  readdir,
  open,
  mkdir,
  rename,
  rm,
};
