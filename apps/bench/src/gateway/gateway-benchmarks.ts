import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark, Conditions, Figure, Key } from '../benchmark.ts';
import { atOnce } from '../measuring/at-once.ts';
import { graphAt } from '../measuring/graph.ts';
import { processorSeconds } from '../measuring/process-figures.ts';
import { inTurns, ratioOf, sidesOf } from '../measuring/rounds.ts';
import type { Program } from '../servers/start-program.ts';
import { query, supergraphAt, variablesOf } from './four-schemas.ts';
import { type Place, startDefault, startHive, startOurs, startSubgraphs } from './gateways.ts';

const concurrency = 16;

/** A function that sends so many requests and returns the milliseconds of processor time that each cost the gateway. */
function costOf(gateway: Program) {
  const graph = graphAt(`${gateway.url}/graphql`);
  let sent = 0;
  const cost = async (requests: number): Promise<number> => {
    const from = sent;
    const before = processorSeconds(gateway.pid);
    await atOnce(concurrency, requests, (index) => graph.ask(query, variablesOf(from + index)));
    sent += requests;
    return ((processorSeconds(gateway.pid) - before) * 1000) / requests;
  };
  return Object.assign(cost, { [Symbol.asyncDispose]: () => graph.close() });
}

async function compare(key: Key, conditions: Conditions, startTheirs: (place: Place) => Promise<Program>): Promise<Figure[]> {
  const { folder, tiny, say } = conditions;
  const [requests, rounds, warmUp] = tiny ? [20, 1, 20] : [10_000, 5, 5_000];
  await using subgraphs = await startSubgraphs(folder);
  const place = { folder, supergraph: join(folder, 'four.graphql') };
  writeFileSync(place.supergraph, supergraphAt(subgraphs.url));
  await using ours = await startOurs(place);
  await using theirs = await startTheirs(place);
  await using ourCost = costOf(ours);
  await using theirCost = costOf(theirs);
  await ourCost(warmUp);
  await theirCost(warmUp);
  say(`${rounds} rounds of ${requests} requests each way`);
  const measured = await inTurns(
    rounds,
    () => ourCost(requests),
    () => theirCost(requests),
  );
  return [{ key, value: ratioOf(measured, (round) => round.theirs / round.ours), detail: sidesOf(measured, 'ms of processor a request') }];
}

/** What a request costs, against Apollo's default data source. */
export const ratioToDefaultBenchmark: Benchmark = {
  keys: ['gateway.ratio_to_default'],
  run: (conditions) => compare('gateway.ratio_to_default', conditions, startDefault),
};

/** What a request costs, against Hive Gateway. */
export const ratioToHiveBenchmark: Benchmark = {
  keys: ['gateway.ratio_to_hive'],
  run: (conditions) => compare('gateway.ratio_to_hive', conditions, startHive),
};
