import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { StackError } from '../stack-error.ts';
import { openLog } from './log-file.ts';
import { removePidFile, writePidFile } from './pid-file.ts';
import { type ProcessIdentity, identityOf } from './process-identity.ts';
import { type StopSignals, send } from './termination.ts';

/** What to run, as whom, and where its log and its pid file go. */
export interface SpawnPlan {
  name: string;
  command: string;
  args: readonly string[];
  env: Record<string, string>;
  cwd?: string | undefined;
  user?: { uid: number; gid: number } | undefined;
  logFile: string;
  /** The stack's state folder. */
  folder: string;
  stopSignals: StopSignals;
}

/** A child process whose end is known, and which the next run finds should this one be killed. */
export interface TrackedProcess {
  readonly identity: ProcessIdentity;
  readonly exited: Promise<string>;
  /** Waits for the end; unlike `exited` it also keeps this process from ending first. */
  untilExit(): Promise<string>;
  /** How it ended (`exit code 1`, `SIGKILL`), or undefined while it runs. */
  readonly ending: string | undefined;
}

/** Starts a child process in a session of its own, so that Ctrl-C reaches only the parent, which then stops all in order. */
export async function spawnTracked(plan: SpawnPlan): Promise<TrackedProcess> {
  const child = begin(plan);
  const exit = Promise.withResolvers<string>();
  let ending: string | undefined;
  child.once('exit', (code, signal) => {
    ending = signal ?? `exit code ${code}`;
    exit.resolve(ending);
  });
  const identity = await started(child, plan);
  stopWithParent(identity, plan, exit.promise);
  void exit.promise.then(() => removePidFile(plan.folder, plan.name));
  return {
    identity,
    exited: exit.promise,
    untilExit() {
      if (ending === undefined) child.ref();
      return exit.promise;
    },
    get ending() {
      return ending;
    },
  };
}

function begin(plan: SpawnPlan): ChildProcess {
  const log = openLog(plan.logFile);
  try {
    return spawn(plan.command, plan.args, {
      cwd: plan.cwd,
      env: plan.env,
      detached: true,
      // A file, not a pipe: the child outlives a killed parent without a broken pipe, and its last words are kept.
      stdio: ['ignore', log, log],
      ...plan.user,
    });
  } finally {
    closeSync(log);
  }
}

async function started(child: ChildProcess, { name, command, args, folder }: SpawnPlan): Promise<ProcessIdentity> {
  // A parent with nothing else to do may end; `stopWithParent` then ends the child.
  child.unref();
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new StackError(`${name} cannot be started: ${error.message} (${command})`)));
  });
  const pid = child.pid ?? 0;
  const identity = identityOf(pid) ?? { pid, startedAt: 'gone' };
  const parent = identityOf(process.pid) ?? { pid: process.pid, startedAt: '' };
  writePidFile(folder, { name, process: identity, parent, command: [command, ...args].join(' ') });
  return identity;
}

const living = new Map<ProcessIdentity, NodeJS.Signals>();
let netSpread = false;

/** The net under a parent that ends without stopping its stack, by a crash or a forgotten `stop`. */
function stopWithParent(identity: ProcessIdentity, plan: SpawnPlan, exited: Promise<unknown>): void {
  if (!netSpread) process.once('exit', () => living.forEach((signal, orphan) => endOrphan(orphan, signal)));
  netSpread = true;
  living.set(identity, plan.stopSignals[0]?.signal ?? 'SIGTERM');
  void exited.then(() => living.delete(identity));
}

function endOrphan(orphan: ProcessIdentity, signal: NodeJS.Signals): void {
  send(orphan, signal);
  // One that was made to stand still hears nothing until it goes on.
  send(orphan, 'SIGCONT');
}
