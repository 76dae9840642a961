import type { Benchmark } from '../benchmark.ts';
import { inTurns, ratioOf, sidesOf } from '../measuring/rounds.ts';
import { benchServers } from '../servers/bench-servers.ts';
import { effectsService } from './effects-service.ts';
import { straightKafkajs } from './straight-kafkajs.ts';

/** How many events a second go from the outbox to their effects, against the bare client. */
export const eventsBenchmark: Benchmark = {
  keys: ['events.ratio_to_kafkajs'],
  async run(conditions) {
    const [count, rounds] = conditions.tiny ? [200, 1] : [20_000, 5];
    await using servers = await benchServers(conditions);
    await using ours = await effectsService(await servers.database('bench'), servers.kafka.brokers);
    await using theirs = await straightKafkajs(ours.connection);
    const drained = async () => {
      await ours.fill(count);
      return count / (await ours.drain());
    };
    const passed = async () => count / (await theirs.pass(count));
    await drained();
    await passed();
    conditions.say(`${rounds} rounds of ${count} events each way`);
    const measured = await inTurns(rounds, drained, passed);
    const value = ratioOf(measured, (round) => round.ours / round.theirs);
    return [{ key: 'events.ratio_to_kafkajs', value, detail: sidesOf(measured, 'events a second') }];
  },
};
