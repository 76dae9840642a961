import { type JestReport, judgeJest } from './jest-report.ts';

const aTest = (title: string, status = 'passed') => ({ ancestorTitles: ['Lead', 'when captured'], title, status });

function reportOf(...assertionResults: ReturnType<typeof aTest>[]): JestReport {
  const count = (wanted: string) => assertionResults.filter(({ status }) => status === wanted).length;
  return {
    numTotalTests: assertionResults.length,
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numRuntimeErrorTestSuites: 0,
    testResults: [{ assertionResults }],
  };
}

const nothingMaySkip = () => false;

describe('A run of Jest', () => {
  it('when all pass › counts them', () => {
    const outcome = judgeJest('leads', { report: reportOf(aTest('one'), aTest('two')), endedWell: true }, nothingMaySkip);
    expect(outcome).toEqual({ name: 'leads', tally: { passed: 2, failed: 0, skipped: 0 }, complaint: undefined });
  });

  it('when a test fails › counts it', () => {
    const report = reportOf(aTest('one'), aTest('two', 'failed'));
    expect(judgeJest('leads', { report, endedWell: false }, nothingMaySkip).tally).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('when a skip is on the list › counts it as skipped', () => {
    const report = reportOf(aTest('one'), aTest('needs kcat', 'pending'));
    const outcome = judgeJest('leads', { report, endedWell: true }, (test) => test === 'Lead › when captured › needs kcat');
    expect(outcome.tally).toEqual({ passed: 1, failed: 0, skipped: 1 });
  });

  it.each(['pending', 'todo'])('when a %s test is not on the list › fails and names it', (status) => {
    const outcome = judgeJest('leads', { report: reportOf(aTest('one'), aTest('later', status)), endedWell: true }, nothingMaySkip);
    expect(outcome.tally).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(outcome.complaint).toContain('Lead › when captured › later');
  });

  it('when a file cannot be loaded › fails', () => {
    const report = { ...reportOf(aTest('one')), numRuntimeErrorTestSuites: 1 };
    expect(judgeJest('leads', { report, endedWell: false }, nothingMaySkip).tally.failed).toBe(1);
  });

  it('when no test ran › fails', () => {
    const outcome = judgeJest('leads', { report: reportOf(), endedWell: true }, nothingMaySkip);
    expect(outcome.tally.failed).toBe(1);
    expect(outcome.complaint).toContain('no test ran');
  });

  it('when it crashed before its report › fails', () => {
    expect(judgeJest('leads', { endedWell: false }, nothingMaySkip).tally).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('when it crashed after its report › fails', () => {
    expect(judgeJest('leads', { report: reportOf(aTest('one')), endedWell: false }, nothingMaySkip).tally).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });
});
