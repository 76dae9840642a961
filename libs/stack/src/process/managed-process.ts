import { setTimeout as delay } from 'node:timers/promises';
import { clearLeftover } from './leftover.ts';
import { untilReady } from './readiness.ts';
import { send, terminate } from './termination.ts';
import { type SpawnPlan, type TrackedProcess, spawnTracked } from './tracked-process.ts';

/** A process that can be stopped, killed and started again, on the same ports and with the same data. */
export interface ManagedProcess {
  readonly name: string;
  readonly pid: number;
  readonly running: boolean;
  readonly logFile: string;
  /** Sends a signal, SIGKILL unless said otherwise; after a deadly one resolves when the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Ends it gently, within a bound; does nothing when it no longer runs. */
  stop(): Promise<void>;
  /** Stops it if it runs, starts it again and waits until it is ready; the variables are added to its environment for this time only. */
  restart(environment?: Record<string, string>): Promise<void>;
}

/** Everything needed to start a process, and to start it again. */
export interface LaunchPlan extends SpawnPlan {
  readyWithinMs: number;
  probe(): Promise<boolean>;
  /** Gives up the first start when it is aborted. */
  signal?: AbortSignal | undefined;
  /** Runs before each start, to clear what a killed server leaves in its data folder. */
  before?: () => Promise<void>;
  /** Fails the start for a moment only: by what the log says then. */
  retryOn?: RegExp;
  /** Told when the process ends although nobody stopped it. */
  onExit?: ((ending: string) => void) | undefined;
}

const harmless: ReadonlySet<NodeJS.Signals> = new Set(['SIGSTOP', 'SIGCONT', 'SIGUSR1', 'SIGUSR2', 'SIGHUP']);

/** Starts a process and waits until it is ready; when that fails, nothing of it stays behind. */
export async function launch(plan: LaunchPlan): Promise<ManagedProcess> {
  const asked = new WeakSet<TrackedProcess>();
  let current = await begin(plan, asked, plan.signal);
  const stop = async () => {
    asked.add(current);
    await terminate(current.identity, plan.stopSignals);
    await current.untilExit();
  };
  return {
    name: plan.name,
    logFile: plan.logFile,
    get pid() {
      return current.identity.pid;
    },
    get running() {
      return current.ending === undefined;
    },
    async kill(signal = 'SIGKILL') {
      if (!harmless.has(signal)) asked.add(current);
      send(current.identity, signal);
      if (!harmless.has(signal)) await current.untilExit();
    },
    stop,
    async restart(environment = {}) {
      await stop();
      current = await begin({ ...plan, env: { ...plan.env, ...environment } }, asked);
    },
  };
}

const [attempts, pauseMs] = [20, 250];

async function begin(plan: LaunchPlan, asked: WeakSet<TrackedProcess>, signal?: AbortSignal): Promise<TrackedProcess> {
  await clearLeftover(plan.folder, plan.name);
  await plan.before?.();
  const started = await readyAfter(plan, attempts, signal);
  void started.exited.then((ending) => asked.has(started) || plan.onExit?.(ending));
  return started;
}

async function readyAfter(plan: LaunchPlan, attemptsLeft: number, signal?: AbortSignal): Promise<TrackedProcess> {
  const started = await spawnTracked(plan);
  try {
    const { name, logFile, readyWithinMs: withinMs } = plan;
    await untilReady(started, { name, logFile, withinMs, signal, probe: () => plan.probe() });
    return started;
  } catch (error) {
    await terminate(started.identity, plan.stopSignals);
    const passing = error instanceof Error && plan.retryOn?.test(error.message);
    if (!passing || attemptsLeft <= 1) throw error;
  }
  await delay(pauseMs);
  return readyAfter(plan, attemptsLeft - 1, signal);
}
