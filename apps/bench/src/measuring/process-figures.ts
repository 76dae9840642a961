import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;
const [userTime, systemTime] = [11, 12];

/** The processor seconds that a process has used, with its children that ended; Linux only. */
export function processorSeconds(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  // The name in the second place may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[userTime]) + Number(fields[systemTime])) / ticksPerSecond;
}

/** The megabytes of a process and its children, shared memory counted in parts; Linux only. */
export function megabytes(pid: number): number {
  const own = Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
  return children.reduce((sum, child) => sum + orNothing(() => megabytes(child)), own);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read: this figure is taken on Linux, of a process that runs.`, { cause: error });
  }
}

/** A child may end while it is looked at. */
function orNothing(read: () => number): number {
  try {
    return read();
  } catch {
    return 0;
  }
}
