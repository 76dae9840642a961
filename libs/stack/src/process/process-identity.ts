import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

/** Which process is meant: the system reuses a pid, but never with the same start time. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/** The living process with this pid, or undefined; a zombie counts as gone. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const startedAt = platform() === 'linux' ? startFromProc(pid) : startFromPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether exactly this process still lives. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startedAt === identity.startedAt;
}

/** The command line of a living process, or undefined when it cannot be read. */
export function commandLineOf(pid: number): string | undefined {
  if (platform() === 'linux') return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() || undefined;
  return ps(pid, 'command=') || undefined;
}

function startFromProc(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The second field is the command in brackets and may itself hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X' || ticks === undefined) return undefined;
  // Ticks count from boot: without the boot's id a process of an earlier boot could look the same.
  return `${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${ticks}`;
}

function startFromPs(pid: number): string | undefined {
  const line = ps(pid, 'state=,lstart=');
  return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
}

function ps(pid: number, columns: string): string {
  return spawnSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
