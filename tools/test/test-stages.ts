import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mayBeSkipped } from './allowed-skips.ts';
import { type JestReport, judgeJest } from './jest-report.ts';
import { isDone, runTasks, type TaskResult } from './nx-tasks.ts';
import { type Outcome, failure, isGood } from './outcome.ts';
import { reportsFolder, root } from './places.ts';
import { tellFinished } from './progress.ts';
import { startServers } from './servers.ts';
import { projectsWith, type Tier, tiers } from './spec-files.ts';
import type { Stage } from './stage.ts';

/** Pure tests. */
export const unitStage: Stage = ({ projects }) => runTier(tiers.unit, projects, {});

/** Tests against one PostgreSQL and one Kafka, shared by all, stopped whatever happens. */
export const intStage: Stage = async ({ projects }) => {
  const servers = await startServers(({ text }) => console.log(`  ${text}`));
  try {
    // They wait for servers more than they compute, so one project more than two processors have room for.
    return await runTier(tiers.int, projects, { env: servers.env, parallel: 3 });
  } finally {
    await servers.stop();
  }
};

/** Tests of the whole stack: one project at a time, since each starts many processes. */
export const e2eStage: Stage = ({ projects }) => runTier(tiers.e2e, projects, { parallel: 1 });

async function runTier(
  tier: Tier,
  asked: readonly string[],
  settings: { env?: Record<string, string>; parallel?: number },
): Promise<Outcome[]> {
  const expected = projectsWith(tier, root).filter((project) => asked.length === 0 || asked.includes(project));
  if (expected.length === 0) return [];
  for (const project of expected) rmSync(reportFile(project, tier), { force: true });
  const begun = performance.now();
  const onFinished = (project: string) => tellFinished(project, begun);
  const { results, output } = await runTasks({ target: tier.target, projects: expected, ...settings, onFinished });
  if (!results) return [failure(`nx ${tier.target}`, output)];
  return expected.map((project) => judge(project, tier, results));
}

function judge(project: string, tier: Tier, results: readonly TaskResult[]): Outcome {
  const task = results.find((result) => result.project === project && result.target === tier.target);
  const run = { report: readReport(reportFile(project, tier)), endedWell: task !== undefined && isDone(task) };
  const outcome = { ...judgeJest(project, run, mayBeSkipped), seconds: task?.seconds };
  if (isGood(outcome)) return outcome;
  return { ...outcome, complaint: [task?.output, outcome.complaint].filter(Boolean).join('\n') };
}

const reportFile = (project: string, tier: Tier): string => join(reportsFolder, project, `${tier.name}.json`);

function readReport(file: string): JestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestReport;
  } catch {
    return undefined;
  }
}
