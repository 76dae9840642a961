import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stack, repositoryRoot, startStack } from '@leadline/stack';
import { eventually } from '@leadline/testkit';
import { replayAsked } from '../stack/environment.ts';
import { endSharedStack } from '../stack/parts.ts';
import { doubleChanges, looseEnds } from './loose-ends.ts';
import { runReplay } from './run-replay.ts';

const deals = { folder: join(repositoryRoot, 'apps/demo/sample-data'), rows: 60 };
const twice = ['leads', 'accounts', 'opportunities', 'projects'] as const;
const minutes = 60_000;

// A minute with fifteen processes: in CI, and by hand with REPLAY=1.
// eslint-disable-next-line no-restricted-syntax -- the time it takes; tools/test/allowed-skips.json lists its tests
const describeWhenAsked = replayAsked() ? describe : describe.skip;

/** The sum of a counter over its labels, as a process exposes it. */
async function counted(url: string, metric: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return [...text.matchAll(new RegExp(`^${metric}(?:{.*})? (\\S+)$`, 'gm'))].reduce((sum, [, value]) => sum + Number(value), 0);
}

describeWhenAsked('Replay › with each service twice, leads three times', () => {
  let stack: Stack;
  let folder: string;
  let replicas: Awaited<ReturnType<Stack['startReplica']>>[];

  beforeAll(async () => {
    await endSharedStack();
    folder = mkdtempSync(join(tmpdir(), 'leadline-replicas-'));
    const environment = { ALLOW_SIMULATED_TIME: '1', LOG_LEVEL: 'warn', TOPIC_PARTITIONS: '4' };
    stack = await startStack({ folder, port: 0, fsync: false, environment });
    replicas = await Promise.all([...twice, 'leads' as const].map((name) => stack.startReplica(name)));
  }, 3 * minutes);

  afterAll(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'the replicas do their part, are killed half-way, and the totals are those of the file',
    async () => {
      let worked: number[] = [];
      let killed: Promise<unknown> | undefined;
      const killHalfWay = async (): Promise<void> => {
        worked = await Promise.all(replicas.map(({ url }) => counted(url, 'inbox_records_total')));
        await Promise.all(replicas.map((replica) => replica.kill()));
      };
      const report = await runReplay(stack, { ...deals, onProgress: (done) => void (done >= 30 && (killed ??= killHalfWay())) });
      await killed;
      expect(worked).toHaveLength(replicas.length);
      for (const records of worked) expect(records).toBeGreaterThan(0);
      expect(report.actual).toEqual(report.expected);
    },
    4 * minutes,
  );

  it('nothing is unsent, dead, doubled or orphaned, and no change was made twice', async () => {
    await eventually(async () => expect(await looseEnds(stack)).toEqual({}), { withinMs: 30_000 });
    expect(await doubleChanges(stack)).toEqual({});
  });
});
