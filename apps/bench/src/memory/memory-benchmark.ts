import { setTimeout as delay } from 'node:timers/promises';
import type { Stack } from '@leadline/stack';
import type { Benchmark } from '../benchmark.ts';
import { convert, qualifiedLead } from '../conversion/work-lead.ts';
import { atOnce } from '../measuring/at-once.ts';
import { megabytes } from '../measuring/process-figures.ts';
import { benchStack } from '../servers/bench-stack.ts';

type Memory = Record<string, number>;

const lookEveryMs = 200;
const concurrency = 16;

const memoryOf = ({ services, postgres, kafka }: Stack): Memory =>
  Object.fromEntries([postgres, kafka, ...Object.values(services)].map(({ name, pid }) => [name, megabytes(pid)]));

const whole = (memory: Memory): number => Object.values(memory).reduce((sum, one) => sum + one, 0);

/** The most that each process takes while something goes on. */
async function mostDuring(stack: Stack, work: Promise<unknown>): Promise<Memory> {
  const most = memoryOf(stack);
  let done = false;
  const ended = work.finally(() => (done = true));
  while (!done) {
    for (const [name, now] of Object.entries(memoryOf(stack))) most[name] = Math.max(most[name] ?? 0, now);
    await delay(lookEveryMs);
  }
  await ended;
  return most;
}

/** What each process and the whole take, idle and while leads are converted. */
export const memoryBenchmark: Benchmark = {
  keys: ['memory.mb'],
  async run(conditions) {
    const [leads, restMs] = conditions.tiny ? [5, 100] : [2_000, 20_000];
    await using servers = await benchStack(conditions);
    await delay(restMs);
    const idle = memoryOf(servers.stack);
    conditions.say(`converting ${leads} leads`);
    const load = atOnce(concurrency, leads, async () => convert(servers.rep, await qualifiedLead(servers.rep)));
    const loaded = await mostDuring(servers.stack, load);
    const parts = Object.keys(idle).map((name) => `${name} ${idle[name]!.toFixed(0)} / ${loaded[name]!.toFixed(0)}`);
    const detail = `idle / under load: all ${whole(idle).toFixed(0)} / ${whole(loaded).toFixed(0)}; ${parts.join(', ')}`;
    return [{ key: 'memory.mb', value: whole(idle), detail }];
  },
};
