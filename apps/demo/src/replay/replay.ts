import { isDeepStrictEqual } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import type { GraphClient } from '../graph/graph-client.ts';
import { actualTotals } from './actual-totals.ts';
import { ConversionWatch } from './conversion-watch.ts';
import type { CrmFile } from './crm-file.ts';
import { travel } from './deal-journey.ts';
import type { DealPlan } from './deal-plan.ts';
import { type Totals, expectedTotals } from './expected-totals.ts';
import { patiently } from './patience.ts';
import { setUpPeople } from './set-up-people.ts';

/** How a replay goes about it. */
export interface ReplayOptions {
  concurrency: number;
  onProgress(done: number, of: number): void;
  /** How long the last effects (projects, recycled leads) may take to show once the last deal is closed. */
  settleWithinMs: number;
}

/** What the file says, what the graph says, and whether that is the same. */
export interface ReplayReport {
  same: boolean;
  expected: Totals;
  actual: Totals;
  seconds: number;
}

/** Replays deals through the graph in the order of their dates and compares what the graph says with what the file says. */
export async function replay(graph: GraphClient, file: CrmFile, plans: readonly DealPlan[], options: ReplayOptions): Promise<ReplayReport> {
  const started = performance.now();
  await setUpPeople(graph, file.teams);
  const watch = new ConversionWatch(graph);
  const waiting = [...plans].sort((a, b) => (a.engagedOn < b.engagedOn ? -1 : 1));
  let done = 0;
  const worker = async () => {
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) {
      await travel(graph, watch, plan);
      options.onProgress(++done, plans.length);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, worker));

  const expected = expectedTotals(plans);
  const actual = await settled(graph, expected, options.settleWithinMs);
  return { same: isDeepStrictEqual(actual, expected), expected, actual, seconds: (performance.now() - started) / 1000 };
}

async function settled(graph: GraphClient, expected: Totals, withinMs: number): Promise<Totals> {
  const until = Date.now() + withinMs;
  for (;;) {
    const actual = await patiently(() => actualTotals(graph));
    if (isDeepStrictEqual(actual, expected) || Date.now() > until) return actual;
    await pause(250);
  }
}
