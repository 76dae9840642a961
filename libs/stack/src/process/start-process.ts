import { join } from 'node:path';
import { inheritedEnvironment } from '../environment.ts';
import { type ManagedProcess, launch } from './managed-process.ts';
import { answers } from './readiness.ts';

/** A service to run as a child process. */
export interface ProcessOptions {
  name: string;
  command: string;
  args?: readonly string[];
  /** Added to the few inherited variables (PATH, HOME …). */
  env?: Record<string, string>;
  cwd?: string;
  /** The address that answers 200 once the service is ready. */
  readyUrl: string;
  /** The stack's state folder, where the pid file goes. */
  folder: string;
  /** `<folder>/logs/<name>.log` unless said otherwise. */
  logFile?: string;
  readyWithinMs?: number;
  stopWithinMs?: number;
  onExit?: (ending: string) => void;
  /** Gives up the first start when it is aborted. */
  signal?: AbortSignal;
}

/** Starts a service and waits until it is ready; an early end is an error with the last lines of its log. */
export function startProcess(options: ProcessOptions): Promise<ManagedProcess> {
  const { name, command, args = [], env = {}, cwd, readyUrl, folder } = options;
  return launch({
    name,
    command,
    args,
    env: { ...inheritedEnvironment(), ...env },
    cwd,
    folder,
    logFile: options.logFile ?? join(folder, 'logs', `${name}.log`),
    readyWithinMs: options.readyWithinMs ?? 60_000,
    probe: () => answers(readyUrl),
    stopSignals: [{ signal: 'SIGTERM', withinMs: options.stopWithinMs ?? 15_000 }],
    onExit: options.onExit,
    signal: options.signal,
  });
}
