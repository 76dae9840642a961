import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { commandStage, dockerStage, inTurn, taskStage } from './check-stages.ts';
import { type StageName, readOptions } from './options.ts';
import { type Outcome, failure } from './outcome.ts';
import { root } from './places.ts';
import { secondsSince, tellOutcome, tellStage, tellSummary } from './progress.ts';
import type { Stage } from './stage.ts';
import { stopping } from './stopping.ts';
import { counted, sum, tallyLine } from './tally.ts';
import { e2eStage, intStage, unitStage } from './test-stages.ts';

const stages: Record<StageName, Stage> = {
  // With the code that is generated for it.
  types: taskStage('build'),
  compose: inTurn(
    commandStage('supergraph', 'npm', ['run', '-s', 'compose', '--', '--check']),
    commandStage('event catalogue', 'npm', ['run', '-s', 'events', '--', '--check']),
  ),
  lint: (options) => taskStage('lint')({ ...options, projects: ['tools'] }),
  docker: dockerStage,
  unit: unitStage,
  int: intStage,
  e2e: e2eStage,
};

/** Runs a stage to its end; a stage that cannot run at all is one failure, and the next ones still run. */
async function run(name: StageName, stage: () => Promise<readonly Outcome[]>): Promise<readonly Outcome[]> {
  tellStage(name);
  const begun = performance.now();
  const outcomes = await stage().catch((error: unknown) => [
    failure(name, error instanceof Error ? (error.stack ?? error.message) : String(error)),
  ]);
  outcomes.forEach(tellOutcome);
  tellSummary(name, outcomes, begun);
  return outcomes;
}

/** Runs the stages in turn, until one is interrupted. */
async function runAll(args: readonly string[]): Promise<readonly Outcome[]> {
  const options = readOptions(args);
  const outcomes: Outcome[] = [];
  for (const name of options.stages) {
    outcomes.push(...(await run(name, () => stages[name](options))));
    if (stopping.aborted) return [...outcomes, failure('npm test', 'interrupted')];
  }
  return outcomes;
}

/** What the tests leave among the temporary files goes with the run. */
function useOwnTemporaryFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), 'leadline-test-'));
  // PostgreSQL may run as another user, who has to enter.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

useOwnTemporaryFolder();
process.env.PATH = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`;
const begun = performance.now();
const total = await runAll(process.argv.slice(2)).then(
  (outcomes) => sum(outcomes.map(({ tally }) => tally)),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return counted({ failed: 1 });
  },
);
console.log(`\nall stages in ${secondsSince(begun).toFixed(1)} s\n${tallyLine(total)}`);
// Listening for an interruption would keep the process awake.
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
