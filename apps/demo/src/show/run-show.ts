import colors from 'picocolors';
import type { ShowStep } from './main-job.ts';
import type { PassingEvent } from './event-tail.ts';

/** Plays the steps one after the other, each with its time and the events that passed meanwhile; stops at the first that fails. */
export async function runShow(steps: ShowStep[], passed: PassingEvent[], print: (line: string) => void): Promise<boolean> {
  for (const [index, step] of steps.entries()) {
    const startedAt = Date.now();
    passed.length = 0;
    print(`\n${colors.bold(`${index + 1}. ${step.title}`)}`);
    try {
      const result = await step.run();
      await settled(passed);
      printEvents(passed, startedAt, print);
      print(`   ${colors.green('✔')} ${result} ${colors.dim(`(${Date.now() - startedAt} ms)`)}`);
    } catch (error) {
      printEvents(passed, startedAt, print);
      print(`   ${colors.red('✖')} ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }
  return true;
}

const shownAtMost = 8;

function printEvents(passed: readonly PassingEvent[], startedAt: number, print: (line: string) => void): void {
  const ordered = [...passed].sort((a, b) => a.at - b.at);
  let before = startedAt;
  for (const { name, topic, version, at } of ordered.slice(0, shownAtMost)) {
    const hop = `+${Math.max(0, at - before)} ms`.padStart(9);
    print(`   ${colors.dim(hop)}  ${colors.cyan(name.padEnd(26))} ${colors.dim(`${topic}  version ${version}`)}`);
    before = at;
  }
  if (ordered.length > shownAtMost) print(colors.dim(`              … and ${ordered.length - shownAtMost} more`));
}

/** The tail hears of an event a moment after its effect shows in the graph. */
async function settled(passed: readonly PassingEvent[]): Promise<void> {
  for (let before = -1; before !== passed.length;) {
    before = passed.length;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}
