/** What reading one file may take. */
export interface FileLimits {
  /** In milliseconds. A file that takes longer is hostile or broken: an office's largest take seconds. */
  readonly timeMs: number;
  /**
   * In MiB of the process's resident memory, array buffers and native memory included, for a file of
   * no size. A process that has read nothing takes about 100.
   */
  readonly baseMib: number;
  /** In MiB for each MiB of the file. A text takes about 7, an HTML page up to 40 of its own. */
  readonly mibPerMib: number;
  /** In MiB: no file may take more, however large it is. */
  readonly mostMib: number;
}

export const defaultFileLimits: FileLimits = {
  timeMs: 60_000,
  baseMib: 288,
  mibPerMib: 16,
  mostMib: 1_280,
};

/** How much resident memory, in MiB, the process may take that reads a file of so many bytes. */
export function limitMemory(bytes: number, { baseMib, mibPerMib, mostMib }: FileLimits): number {
  return Math.min(mostMib, Math.ceil(baseMib + (bytes / 2 ** 20) * mibPerMib));
}
