/**
 * Starts a clock that gives the processor time this process has taken since, in milliseconds: what
 * else the machine does is not in it.
 */
export function startCpuClock(): () => number {
  const started = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1_000;
  };
}
