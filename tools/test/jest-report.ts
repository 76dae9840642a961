import type { Outcome } from './outcome.ts';
import type { Tally } from './tally.ts';

/** The part of Jest's JSON report that is counted. */
export interface JestReport {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly { readonly assertionResults: readonly JestResult[] }[];
}

interface JestResult {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
}

const notRun = new Set(['pending', 'skipped', 'todo', 'disabled']);

/** The names of the tests that did not run, as `Lead › when … › …`. */
export function skippedTests(report: JestReport): string[] {
  return report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => notRun.has(status))
    .map(({ ancestorTitles, title }) => [...ancestorTitles, title].join(' › '));
}

/** What a run of Jest amounts to: a skip that nobody allowed fails, and so does a run that ended badly though each test passed. */
export function judgeJest(
  name: string,
  run: { report?: JestReport; endedWell: boolean },
  mayBeSkipped: (test: string) => boolean,
): Outcome {
  const { report, endedWell } = run;
  if (!report) return { name, tally: crashed, complaint: `${name}: the test runner left no report.` };
  const skipped = skippedTests(report);
  const forbidden = skipped.filter((test) => !mayBeSkipped(test));
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + forbidden.length;
  const complaints = [
    ...forbidden.map((test) => `Skipped, but not on tools/test/allowed-skips.json: ${test}`),
    ...(report.numTotalTests === 0 ? [`${name}: there are spec files, but no test ran.`] : []),
    ...(!endedWell && failed === 0 ? [`${name}: the test runner ended badly, though no test failed.`] : []),
  ];
  const tally = {
    passed: report.numPassedTests,
    failed: Math.max(failed, complaints.length > 0 ? 1 : 0),
    skipped: skipped.length - forbidden.length,
  };
  return { name, tally, complaint: complaints.join('\n') || undefined };
}

const crashed: Tally = { passed: 0, failed: 1, skipped: 0 };
