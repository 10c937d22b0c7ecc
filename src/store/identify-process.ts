import { readFileSync } from 'node:fs';

/**
 * What tells a process from another that later gets the same number: on Linux its start time. Elsewhere
 * `alive` is all there is to know. `undefined` when there is no such process.
 */
export function identifyProcess(pid: number): string | undefined {
  if (process.platform !== 'linux') return isAlive(pid) ? 'alive' : undefined;
  try {
    // The name is in parentheses and may contain anything. Field 22 of proc(5) is the start time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${fields[startField] ?? ''}`;
  } catch {
    return undefined;
  }
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
