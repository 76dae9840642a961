import { stripVTControlCharacters, styleText } from 'node:util';
import { type Outcome, isGood } from './outcome.ts';
import { sum, tallyLine } from './tally.ts';

const mark = (good: boolean): string => (good ? styleText('green', '✓') : styleText('red', '✗'));
/** What a tool printed for a terminal, for where this goes: colours stay only where they show. */
const readable = (output: string): string => {
  const lines = output.replaceAll('\r\n', '\n').trimEnd();
  return process.stdout.isTTY ? lines : stripVTControlCharacters(lines);
};

const took = (seconds: number): string => `${seconds.toFixed(1)} s`;

/** The seconds since an instant of the monotonic clock. */
export const secondsSince = (begun: number): number => (performance.now() - begun) / 1000;

/** Says which stage begins. */
export const tellStage = (name: string): void => console.log(`\n${styleText('bold', name)}`);

/** Says that a project is through, while others are still at it. */
export const tellFinished = (project: string, begun: number): void => console.log(`  … ${project} after ${took(secondsSince(begun))}`);

/** Says in one line what became of a check or a project's tests, and in full why it failed. */
export function tellOutcome(outcome: Outcome): void {
  const { name, tally, seconds, complaint } = outcome;
  const duration = seconds === undefined ? '' : `  ${took(seconds)}`;
  console.log(`  ${mark(isGood(outcome))} ${name.padEnd(16)} ${tallyLine(tally)}${duration}`);
  if (complaint) console.log(readable(complaint).replace(/^/gm, '    '));
}

/** Sums a stage up in one line. */
export function tellSummary(name: string, outcomes: readonly Outcome[], begun: number): void {
  console.log(`  ${name}: ${tallyLine(sum(outcomes.map(({ tally }) => tally)))} in ${took(secondsSince(begun))}`);
}
