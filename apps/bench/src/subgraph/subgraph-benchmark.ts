import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repositoryRoot } from '@leadline/stack';
import { Pool } from 'undici';
import type { Benchmark, Conditions } from '../benchmark.ts';
import { leadsService } from '../lists/leads-service.ts';
import { atOnce } from '../measuring/at-once.ts';
import { inTurns, ratioOf, sidesOf } from '../measuring/rounds.ts';
import { benchServers } from '../servers/bench-servers.ts';
import { type Program, startProgram } from '../servers/start-program.ts';
import { askEntities, askList, batchesOf, type Recordings, recordRequests } from './requests.ts';

const concurrency = 16;
const flags = ['--conditions=@leadline/source', '--disable-warning=ExperimentalWarning'];

function startBare({ folder }: Conditions, databaseUrl: string, recordings: Recordings): Promise<Program> {
  const recorded = join(folder, 'recorded-requests.json');
  writeFileSync(recorded, JSON.stringify(recordings));
  const source = relative(repositoryRoot, join(import.meta.dirname, 'bare-service.ts'));
  return startProgram({ name: 'bench-bare-service', program: [...flags, source, '{port}', databaseUrl, recorded], folder });
}

function bareClient({ url }: Program) {
  const pool = new Pool(url, { connections: 64, pipelining: 1 });
  const ask = async (kind: keyof Recordings, ids: readonly string[] = []): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const { statusCode, body } = await pool.request({ method: 'POST', path: `/${kind}`, headers, body: JSON.stringify({ ids }) });
    const rows = ((await body.json()) as unknown[][]).flat();
    if (statusCode !== 200 || rows.length === 0) throw new Error(`The bare service answers ${statusCode} with ${rows.length} rows.`);
  };
  return Object.assign(ask, { [Symbol.asyncDispose]: () => pool.close() });
}

/** How many entity batches and lists a second a subgraph answers, against the same SQL alone. */
export const subgraphBenchmark: Benchmark = {
  keys: ['subgraph.ratio_to_pg'],
  async run(conditions) {
    const { folder, tiny, say } = conditions;
    const [leads, requests, rounds, warmUp] = tiny ? [1_000, 20, 1, 20] : [10_000, 5_000, 5, 2_000];
    await using servers = await benchServers(conditions);
    await using service = await leadsService(servers, folder, leads);
    const batches = await batchesOf(service, 20);
    await using bare = await startBare(conditions, service.databaseUrl, await recordRequests(servers.postgres, service, batches[0]!));
    await using askBare = bareClient(bare);
    const batch = (index: number) => batches[index % batches.length]!;
    const perSecond = (ask: (index: number) => Promise<unknown>) => async (count: number) =>
      count / (await atOnce(concurrency, count, ask));
    // Half of them batches, half of them pages.
    const ours = perSecond((index) => (index % 2 === 0 ? askEntities(service, batch(index / 2)) : askList(service)));
    const theirs = perSecond((index) => (index % 2 === 0 ? askBare('entities', batch(index / 2)) : askBare('list')));
    await ours(warmUp);
    await theirs(warmUp);
    say(`${rounds} rounds of ${requests} requests each way`);
    const measured = await inTurns(
      rounds,
      () => ours(requests),
      () => theirs(requests),
    );
    const value = ratioOf(measured, (round) => round.ours / round.theirs);
    return [{ key: 'subgraph.ratio_to_pg', value, detail: sidesOf(measured, 'requests a second') }];
  },
};
