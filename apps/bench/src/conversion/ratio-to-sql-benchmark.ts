import { setTimeout as delay } from 'node:timers/promises';
import { type SubgraphName } from '@leadline/stack';
import pg from 'pg';
import type { Benchmark } from '../benchmark.ts';
import { atOnce } from '../measuring/at-once.ts';
import { inTurns, ratioOf, sidesOf } from '../measuring/rounds.ts';
import { type BenchStack, benchStack } from '../servers/bench-stack.ts';
import { recordConversion } from './conversion-sql.ts';
import { copyDatabases, sqlReplay } from './sql-replay.ts';
import { convert, qualifiedLead } from './work-lead.ts';

const concurrency = 16;
const poolSize = 10;
const partners: SubgraphName[] = ['leads', 'accounts', 'opportunities'];
const lookEveryMs = 10;

/** Copies the databases of the services, which must let go of them for that. */
async function copied({ stack }: BenchStack, databases: readonly string[]): Promise<void> {
  const services = partners.map((name) => stack.services[name]!);
  await Promise.all(services.map((service) => service.stop()));
  await copyDatabases(stack.postgres, databases);
  await Promise.all(services.map((service) => service.restart()));
}

/** Converts so many leads through the graph; returns the seconds from the first request to the last end. */
async function convertAll({ stack, rep }: BenchStack, leads: number): Promise<number> {
  const ids = new Array<string>(leads);
  await atOnce(concurrency, leads, async (index) => (ids[index] = await qualifiedLead(rep)));
  const begun = performance.now();
  await atOnce(concurrency, leads, (index) => convert(rep, ids[index]!));
  const database = new pg.Client(stack.databaseUrl('leads'));
  await database.connect();
  const completed = async () => {
    const { rows } = await database.query<{ count: string }>(
      "SELECT count(*) FROM conversion WHERE state = 'COMPLETED' AND lead_id = ANY($1)",
      [ids],
    );
    return Number(rows[0]!.count);
  };
  while ((await completed()) < leads) await delay(lookEveryMs);
  const seconds = (performance.now() - begun) / 1000;
  await database.end();
  return seconds;
}

/** How many conversions a second the services sustain, against their transactions alone. */
export const ratioToSqlBenchmark: Benchmark = {
  keys: ['conversion.ratio_to_sql'],
  async run(conditions) {
    const { tiny, say } = conditions;
    const [leads, rounds] = tiny ? [10, 1] : [1_000, 5];
    await using servers = await benchStack(conditions);
    const { postgres } = servers.stack;
    await convertAll(servers, tiny ? 2 : 200);
    const databases = partners.map((name) => new URL(servers.stack.databaseUrl(name)).pathname.slice(1));
    const sql = await recordConversion(postgres, databases, servers.rep);
    const statements = sql.conversion.reduce((sum, transaction) => sum + transaction.statements.length, 0);
    say(`a conversion is ${sql.conversion.length} transactions of ${statements} statements`);
    await copied(servers, databases);
    await using replay = await sqlReplay(postgres, sql, poolSize);
    say(`${rounds} rounds of ${leads} conversions each way`);
    const measured = await inTurns(
      rounds,
      async () => leads / (await convertAll(servers, leads)),
      async () => leads / (await replay.convert(leads, concurrency)),
    );
    const detail = `${sidesOf(measured, 'conversions a second')}; ${sql.conversion.length} transactions, ${statements} statements each`;
    return [{ key: 'conversion.ratio_to_sql', value: ratioOf(measured, ({ ours, theirs }) => ours / theirs), detail }];
  },
};
