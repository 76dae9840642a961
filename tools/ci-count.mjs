const countLine = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/;

/** What the last line of a script counted; a script that ended badly without telling of a failure counts as one. */
export function countOf(lastLine, exitCode) {
  const [, passed = '0', failed = '0', skipped = '0'] = countLine.exec(lastLine) ?? [];
  const wentWrong = exitCode !== 0 || !countLine.test(lastLine);
  return { passed: Number(passed), failed: Math.max(Number(failed), wentWrong ? 1 : 0), skipped: Number(skipped) };
}

/** The last line of all: the sum of the counts. */
export function sumLine(counts) {
  const sum = (name) => counts.reduce((total, count) => total + count[name], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
