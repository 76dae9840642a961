import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApplicationName, type Stack, repositoryRoot, startStack, subgraphs } from '@leadline/stack';
import { type FaultyLine, eventually, openLine } from '@leadline/testkit';
import { publishedRecords } from '../kafka/published-records.ts';
import { replayAsked } from '../stack/environment.ts';
import { endSharedStack } from '../stack/parts.ts';
import { counted } from './counted.ts';
import { doubleChanges, looseEnds } from './loose-ends.ts';
import { handledTooLate, newestNotLast, publishedTooLate } from './order.ts';
import { runReplay } from './run-replay.ts';

const deals = { folder: join(repositoryRoot, 'apps/demo/sample-data'), rows: 60 };
const minutes = 60_000;

// A minute with seventeen processes: in CI, and by hand with REPLAY=1.
// eslint-disable-next-line no-restricted-syntax -- the time it takes; tools/test/allowed-skips.json lists its tests
const describeWhenAsked = replayAsked() ? describe : describe.skip;

type Replica = Awaited<ReturnType<Stack['startReplica']>>;

const portOf = (url: string): number => Number(new URL(url).port);

describeWhenAsked('Replay › with each service twice, leads three times', () => {
  let stack: Stack;
  let folder: string;
  /** The second process of every application, and a third one of leads. */
  const replicas = {} as Record<ApplicationName | 'third', Replica>;
  let lines: { gateway: FaultyLine; identity: FaultyLine };

  /** The second processes are asked first: by clients, and by the second gateway. */
  const environmentOf = (name: ApplicationName): Record<string, string> => {
    if (name === 'identity' && stack) return { OIDC_ISSUER: stack.issuerUrl };
    if (name !== 'gateway' || !stack) return {};
    return { SUBGRAPH_URLS: JSON.stringify(Object.fromEntries(subgraphs.map((each) => [each, `${replicas[each].url}/graphql`]))) };
  };

  beforeAll(async () => {
    await endSharedStack();
    folder = mkdtempSync(join(tmpdir(), 'leadline-replicas-'));
    const environment = { ALLOW_SIMULATED_TIME: '1', LOG_LEVEL: 'warn', TOPIC_PARTITIONS: '4' };
    stack = await startStack({ folder, port: 0, fsync: false, environment, environmentOf });
    const second = async (name: ApplicationName): Promise<void> => void (replicas[name] = await stack.startReplica(name));
    const third = async (): Promise<void> => void (replicas.third = await stack.startReplica('leads'));
    await Promise.all([...(['identity', ...subgraphs] as const).map(second), third()]);
    await second('gateway');
    const [gateway, identity] = await Promise.all([openLine(portOf(replicas.gateway.url)), openLine(portOf(replicas.identity.url))]);
    lines = { gateway, identity };
  }, 4 * minutes);

  afterAll(async () => {
    await Promise.all(Object.values(lines ?? {}).map((line) => line.close()));
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What each replica has done so far. */
  async function workDone(): Promise<Record<string, number>> {
    const consumers = ['leads', 'third', 'accounts', 'opportunities', 'projects'] as const;
    const asked = [
      ...consumers.map((name) => [`${name} consumed`, replicas[name].url, 'inbox_records_total'] as const),
      // What a deal under way asks; accounts and projects hear of it by events.
      ...(['directory', 'leads', 'opportunities'] as const).map(
        (name) => [`${name} asked`, replicas[name].url, 'graphql_request_seconds_count'] as const,
      ),
      ['gateway asked', replicas.gateway.url, 'gateway_operation_seconds_count'] as const,
    ];
    return Object.fromEntries(await Promise.all(asked.map(async ([what, url, metric]) => [what, await counted(url, metric)] as const)));
  }

  it(
    'the replicas do their part, are killed half-way, and the totals are those of the file',
    async () => {
      let worked: Record<string, number> = {};
      let killed: Promise<unknown> | undefined;
      const killHalfWay = async (): Promise<void> => {
        worked = await workDone();
        await Promise.all(Object.values(replicas).map((replica) => replica.kill()));
        lines.gateway.leadTo(portOf(stack.gatewayUrl));
        lines.identity.leadTo(portOf(stack.issuerUrl));
      };
      const over = { gatewayUrl: `http://127.0.0.1:${lines.gateway.port}/graphql`, issuerUrl: `http://127.0.0.1:${lines.identity.port}` };
      const report = await runReplay(over, { ...deals, onProgress: (done) => void (done >= 30 && (killed ??= killHalfWay())) });
      await killed;
      expect(Object.keys(worked)).toHaveLength(9);
      expect(Object.entries(worked).filter(([, times]) => times === 0)).toEqual([]);
      expect(report.actual).toEqual(report.expected);
    },
    4 * minutes,
  );

  it('nothing is unsent, dead, doubled or orphaned, and no change was made twice', async () => {
    await eventually(async () => expect(await looseEnds(stack)).toEqual({}), { withinMs: 30_000 });
    expect(await doubleChanges(stack)).toEqual({});
  });

  it('every event was published and taken in behind the earlier ones of its aggregate', async () => {
    const records = await publishedRecords(stack);
    expect(new Set(records.map(({ source }) => source)).size).toBe(subgraphs.length);
    expect(publishedTooLate(records)).toEqual([]);
    expect(newestNotLast(records)).toEqual([]);
    expect(await handledTooLate(stack, records)).toEqual([]);
  });
});
