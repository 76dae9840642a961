import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { reportsFolder, root } from './places.ts';
import { stopping } from './stopping.ts';

/** What became of one Nx task. */
export interface TaskResult {
  readonly project: string;
  readonly target: string;
  readonly status: 'success' | 'failure' | 'skipped' | 'local-cache' | 'local-cache-kept-existing' | 'remote-cache';
  readonly seconds: number;
  readonly output: string;
}

/** Which tasks to run, and what to tell while they do. */
export interface TaskRun {
  readonly target: string;
  readonly projects: readonly string[];
  readonly parallel?: number;
  readonly env?: Record<string, string>;
  onFinished(project: string): void;
}

/** What Nx said, and what became of each task; no results when Nx itself failed. */
export interface TaskRunResult {
  readonly results?: readonly TaskResult[];
  readonly output: string;
}

/** Whether a task did what it should, now or in an earlier run. */
export const isDone = ({ status }: TaskResult): boolean => status !== 'failure' && status !== 'skipped';

// A test process that does not end would hold up the run for ever; the slowest target takes a quarter of this on two busy cores.
const longestMs = 20 * 60_000;

/** Runs a target of every project (or of some) through Nx, with its cache. */
export async function runTasks({ target, projects, parallel, env, onFinished }: TaskRun): Promise<TaskRunResult> {
  const report = join(reportsFolder, `tasks-${target}.json`);
  mkdirSync(reportsFolder, { recursive: true });
  rmSync(report, { force: true });
  const args = ['run-many', '-t', target, '--outputStyle=static', ...only(projects), ...(parallel ? [`--parallel=${parallel}`] : [])];
  const lines: string[] = [];
  const child = spawn(join(root, 'node_modules/.bin/nx'), args, {
    cwd: root,
    env: { ...process.env, ...env, LEADLINE_TASK_REPORT: report, NX_TUI: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: AbortSignal.any([stopping, AbortSignal.timeout(longestMs)]),
  });
  child.once('error', (error) => lines.push(error.message));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const finished = new RegExp(`^> nx run ([^:]+):${target}(?: |$)`);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      const [, project] = finished.exec(line) ?? [];
      if (project) onFinished(project);
    });
  }
  const code = await ended;
  // Nx leaves no report when there was nothing to do.
  return { results: readResults(report) ?? (code === 0 ? [] : undefined), output: lines.join('\n') };
}

const only = (projects: readonly string[]): string[] => (projects.length > 0 ? ['-p', projects.join(',')] : []);

function readResults(report: string): TaskResult[] | undefined {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as TaskResult[];
  } catch {
    return undefined;
  }
}
