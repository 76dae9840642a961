import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stack, repositoryRoot, startStack } from '@leadline/stack';
import { eventually } from '@leadline/testkit';
import { replayAsked } from '../stack/environment.ts';
import { endSharedStack } from '../stack/parts.ts';
import { changesMade, doubleChanges, looseEnds } from './loose-ends.ts';
import { type ReplayReport, runReplay } from './run-replay.ts';

// The real file is no part of the project: where it is absent, the project's own sample is replayed.
const real = join(repositoryRoot, '../shared/data/crm-sales-opportunities');
const deals = existsSync(real) ? { folder: real, rows: 600 } : { folder: join(repositoryRoot, 'apps/demo/sample-data') };
const minutes = 60_000;

// Two and a half minutes in which everything is killed once: in CI, and by hand with REPLAY=1.
// eslint-disable-next-line no-restricted-syntax -- the time it takes; tools/test/allowed-skips.json lists its tests
const describeWhenAsked = replayAsked() ? describe : describe.skip;

let stack: Stack;
let folder: string;
let first: ReplayReport;

/** Each part once, with SIGKILL, while deals are under way; the next one falls only when this one is back. */
function killsInTurn(): { onProgress(done: number): void; killed(): Promise<string[]> } {
  const victims = [...Object.values(stack.services), stack.kafka, stack.postgres];
  const names: string[] = [];
  let turn = Promise.resolve();
  return {
    onProgress: () => {
      const victim = victims.shift();
      if (!victim) return;
      turn = turn.then(async () => {
        await victim.kill();
        await victim.restart();
        names.push(victim.name);
      });
    },
    killed: () => turn.then(() => names),
  };
}

describeWhenAsked('Replay › while every process is killed once', () => {
  beforeAll(async () => {
    await endSharedStack();
    folder = mkdtempSync(join(tmpdir(), 'leadline-replay-'));
    // Servers of its own: they are killed. PostgreSQL keeps its word about what it has committed: with fsync off it would forget the last moments.
    const environment = { ALLOW_SIMULATED_TIME: '1', LOG_LEVEL: 'warn', TOPIC_PARTITIONS: '3' };
    stack = await startStack({ folder, port: 0, environment });
  }, 3 * minutes);

  afterAll(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'ends with the totals of the file: stages, won amounts by quarter and agent, one account per company, one project per win, one recycled lead per loss',
    async () => {
      const kills = killsInTurn();
      first = await runReplay(stack, { ...deals, onProgress: kills.onProgress });
      const names = await kills.killed();
      expect(names.sort()).toEqual([...Object.keys(stack.services), 'kafka', 'postgres'].sort());
      expect(first.actual).toEqual(first.expected);
    },
    8 * minutes,
  );

  it('nothing is unsent, dead, doubled or orphaned, and no change was made twice', async () => {
    await eventually(async () => expect(await looseEnds(stack)).toEqual({}), { withinMs: 30_000 });
    expect(await doubleChanges(stack)).toEqual({});
  });

  it(
    'sent again › changes nothing',
    async () => {
      const made = await changesMade(stack);
      expect(made).toMatchObject({ 'leads: leadline.lead.converted.v1': expect.any(Number) });
      const again = await runReplay(stack, deals);
      expect(again.actual).toEqual(first.expected);
      await eventually(async () => expect(await looseEnds(stack)).toEqual({}), { withinMs: 30_000 });
      expect(await changesMade(stack)).toEqual(made);
    },
    5 * minutes,
  );
});
