import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Figure } from '../benchmark.ts';
import { qualifiedLead } from '../conversion/work-lead.ts';
import { atOnce } from '../measuring/at-once.ts';
import { freshToken } from '../measuring/fresh-token.ts';
import { megabytes } from '../measuring/process-figures.ts';
import { median, percentile } from '../measuring/statistics.ts';
import { benchStack } from '../servers/bench-stack.ts';
import { type Answer, type Caller, callerOf } from './flood.ts';

const acceptable = (answers: readonly Answer[]): readonly number[] => answers.filter(({ status }) => status === 200).map(({ ms }) => ms);
const refused = ({ status }: Answer): boolean => status === 429 || status === 503;

/** How long after now, when the load has just ended and many of its answers are still to come, five answers in a row are as they were before. */
async function secondsUntilNormal(caller: Caller, normalMs: number): Promise<number> {
  const begun = performance.now();
  let since = begun;
  for (let inARow = 0; inARow < 5;) {
    const askedAt = performance.now();
    const { status, ms } = await caller.ask();
    if (status === 200 && ms <= normalMs) inARow += 1;
    else inARow = 0;
    if (inARow === 1) since = askedAt;
    if (askedAt - begun > 60_000) return Infinity;
    await delay(20);
  }
  return (since - begun) / 1000;
}

function answeredFigures(answers: readonly Answer[], capacity: number): Figure[] {
  const accepted = acceptable(answers);
  const shed = answers.filter(refused).map(({ ms }) => ms);
  const other = answers.find((answer) => answer.status !== 200 && !refused(answer));
  if (other) throw new Error(`A request was neither answered nor refused: status ${other.status} after ${other.ms.toFixed(0)} ms.`);
  const detail = [
    `${answers.length} requests at five times ${capacity.toFixed(0)} a second`,
    `${accepted.length} accepted, 95 % within ${percentile(accepted, 0.95).toFixed(0)} ms`,
  ].join('; ');
  return [
    { key: 'overload.accepted_within_2s', value: accepted.filter((ms) => ms <= 2000).length / accepted.length, detail },
    { key: 'overload.refused_p95_ms', value: percentile(shed, 0.95), detail: `of ${shed.length} refusals` },
  ];
}

/** Memory that grows does so with each; the first ones fill what is kept for good. */
const floods = 5;

/** What happens when five times as much is asked as can be answered, again and again. */
export const overloadBenchmark: Benchmark = {
  keys: ['overload.accepted_within_2s', 'overload.refused_p95_ms', 'overload.recovered_seconds', 'overload.memory_ratio'],
  async run(conditions) {
    const [requests, seconds] = conditions.tiny ? [50, 1] : [4_000, 15];
    await using servers = await benchStack(conditions);
    const { stack, rep } = servers;
    const token = freshToken(() => stack.token('rep'));
    await using caller = callerOf(stack.gatewayUrl, token);
    // Whoever comes when the load has ended does not queue behind connections that still wait for their answers.
    await using newcomer = callerOf(stack.gatewayUrl, token);
    await atOnce(4, 40, () => qualifiedLead(rep));
    await atOnce(32, requests, caller.ask);
    const capacity = requests / (await atOnce(32, requests, caller.ask));
    const calm: number[] = [];
    for (let done = 0; done < 50; done += 1) calm.push((await newcomer.ask()).ms);
    const normalMs = median(calm) * 5 + 20;
    const gateway = (): number => megabytes(stack.services.gateway!.pid);

    conditions.say(
      `capacity ${capacity.toFixed(0)} requests a second; asking ${(5 * capacity).toFixed(0)} a second, ${floods} times for ${seconds} s`,
    );
    const answers: Answer[] = [];
    const after: { recovered: number; mb: number }[] = [];
    for (let flood = 0; flood < floods; flood += 1) {
      const asked = await caller.flood(5 * capacity, seconds);
      const recovered = await secondsUntilNormal(newcomer, normalMs);
      answers.push(...(await asked.answers));
      after.push({ recovered, mb: gateway() });
    }

    return [
      ...answeredFigures(answers, capacity),
      {
        key: 'overload.recovered_seconds',
        value: Math.max(...after.map(({ recovered }) => recovered)),
        detail: `after each of the ${floods} floods`,
      },
      {
        key: 'overload.memory_ratio',
        value: after.at(-1)!.mb / after.at(-3)!.mb,
        detail: `gateway ${after.map(({ mb }) => mb.toFixed(0)).join(' → ')} MB`,
      },
    ];
  },
};
