import { commandCheck, exists } from './checks.ts';
import { mayBeSkipped } from './allowed-skips.ts';
import { isDone, runTasks, type TaskResult } from './nx-tasks.ts';
import { type Outcome, failure } from './outcome.ts';
import { tellFinished } from './progress.ts';
import type { Stage } from './stage.ts';
import { counted } from './tally.ts';

/** A stage in which each project's Nx task is one check. */
export const taskStage =
  (target: string): Stage =>
  async ({ projects }) => {
    const begun = performance.now();
    const { results, output } = await runTasks({ target, projects, onFinished: (project) => tellFinished(project, begun) });
    if (!results) return [failure(`nx ${target}`, output)];
    const asked = results.filter((task) => task.target === target);
    const needed = results.filter((task) => task.target !== target && task.status === 'failure');
    return [...needed, ...asked].map(taskOutcome);
  };

function taskOutcome(task: TaskResult): Outcome {
  const { project, target, seconds, output, status } = task;
  if (isDone(task)) return { name: project, tally: counted({ passed: 1 }), seconds };
  return { ...failure(project, status === 'skipped' ? `${target} could not run: what it needs failed.` : output), seconds };
}

/** A stage of one command. */
export const commandStage =
  (name: string, command: string, args: readonly string[]): Stage =>
  async () => [await commandCheck(name, command, args)];

/** A stage of several, one after the other. */
export const inTurn =
  (...stages: Stage[]): Stage =>
  async (options) => {
    const outcomes: Outcome[] = [];
    for (const stage of stages) outcomes.push(...(await stage(options)));
    return outcomes;
  };

const dockerCheck = 'docker compose config';

/** Checks docker-compose.yml where there is a Docker client. */
export const dockerStage: Stage = async () => {
  if (await exists('docker', 'compose', 'version')) return [await commandCheck(dockerCheck, 'docker', ['compose', 'config', '-q'])];
  if (!mayBeSkipped(dockerCheck)) return [failure(dockerCheck, 'Skipped, but not on tools/test/allowed-skips.json.')];
  return [{ name: dockerCheck, tally: counted({ skipped: 1 }) }];
};
