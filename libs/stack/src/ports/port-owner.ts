import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { platform } from 'node:os';
import { commandLineOf } from '../process/process-identity.ts';

/** Who listens on a port: its pid and command line, as far as the system lets us see them. */
export interface PortOwner {
  pid: number;
  command: string | undefined;
}

/** Finds the process that listens on a TCP port, or undefined when it cannot be known. */
export function portOwner(port: number): PortOwner | undefined {
  const pid = platform() === 'linux' ? ownerFromProc(port) : ownerFromLsof(port);
  return pid === undefined ? undefined : { pid, command: commandLineOf(pid) };
}

function ownerFromProc(port: number): number | undefined {
  const sockets = new Set([...listening('/proc/net/tcp', port), ...listening('/proc/net/tcp6', port)].map((inode) => `socket:[${inode}]`));
  if (sockets.size === 0) return undefined;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).find((pid) => openFiles(pid).some((file) => sockets.has(file)));
}

const listenState = '0A';

function listening(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = attempt(() => readFileSync(table, 'utf8'))?.split('\n') ?? [];
  const fields = rows.map((row) => row.trim().split(/\s+/));
  return fields.filter(([, local, , state]) => local?.endsWith(suffix) && state === listenState).map((row) => row[9] ?? '');
}

function openFiles(pid: number): string[] {
  const names = attempt(() => readdirSync(`/proc/${pid}/fd`)) ?? [];
  return names.map((name) => attempt(() => readlinkSync(`/proc/${pid}/fd/${name}`)) ?? '');
}

function ownerFromLsof(port: number): number | undefined {
  const { stdout } = spawnSync('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], { encoding: 'utf8' });
  return Number.parseInt(stdout ?? '', 10) || undefined;
}

/** Processes end and files close while we look. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
