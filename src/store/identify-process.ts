import { readFileSync } from 'node:fs';

/**
 * What tells a process from another that later gets the same number: on Linux its start time. Elsewhere
 * `alive` is all there is to know. `undefined` when there is no such process.
 */
export function identifyProcess(pid: number): string | undefined {
  if (process.platform !== 'linux') return isAlive(pid) ? 'alive' : undefined;
  let stat: string;
  let boot: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return undefined;
  }
  return `${boot}:${parseStartTime(stat)}`;
}

/**
 * The start time in the content of `/proc/PID/stat`, in clock ticks since the machine booted.
 *
 * @throws Error when the content is not in the format of proc(5)
 */
export function parseStartTime(stat: string): string {
  // The name is in parentheses and may contain anything, so the fields are counted from its end.
  const start = stat.slice(stat.lastIndexOf(') ') + 2).split(' ')[startField];
  if (start === undefined || !/^\d+$/.test(start)) {
    throw new Error(`no start time in ${JSON.stringify(stat)}`);
  }
  return start;
}

/** Of the fields after the name, which is field 2, the one that proc(5) numbers 22. */
const startField = 22 - 3;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process is there, but another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
