import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeBinary, repositoryRoot } from '@leadline/stack';
import type { Benchmark } from '../benchmark.ts';
import { inheritedEnvironment } from '../environment.ts';
import { benchServers } from '../servers/bench-servers.ts';
import { sourceFlags } from '../servers/start-program.ts';

/** What the program tells of one way to load the subscriptions. */
interface Load {
  load: string;
  expected: number;
  got: number;
  p50: number;
  p99: number;
  /** At the start and every ten seconds. */
  memoryMb: number[];
}

const program = join(repositoryRoot, 'apps/gateway/src/testing/measure-live.ts');

/** How late a change comes to a thousand subscribers of one gateway, and what it costs in memory. */
export const liveBenchmark: Benchmark = {
  keys: ['live.p99_ms', 'live.memory_ratio'],
  async run(conditions) {
    await using servers = await benchServers(conditions);
    const { postgres, kafka } = servers;
    const env = { ...inheritedEnvironment(), TEST_DATABASE_URL: postgres.url, TEST_KAFKA_BROKERS: kafka.brokers.join(',') };
    conditions.say('1,000 subscribers, 200 changes a second for 240 s; then 5 a second that all of them see');
    const args = [...sourceFlags, program, ...(conditions.tiny ? ['--tiny'] : [])];
    const { stdout } = await promisify(execFile)(nodeBinary(), args, { cwd: repositoryRoot, env });
    const loads = stdout.split('\n').flatMap((line) => (line.startsWith('{"load"') ? [JSON.parse(line) as Load] : []));
    const [each] = loads;
    if (each === undefined) throw new Error('The measurement of the subscriptions told nothing.');
    const lost = loads.find(({ got, expected }) => got < expected);
    if (lost) throw new Error(`Messages are missing where ${lost.load}: ${lost.got} of ${lost.expected} came.`);
    const { memoryMb } = each;
    const middle = Math.ceil(memoryMb.length / 2);
    const [before, after] = [Math.max(...memoryMb.slice(0, middle)), Math.max(...memoryMb.slice(-middle))];
    const detail = loads
      .map(({ load, got, expected, p50, p99 }) => `${load}: ${got} of ${expected} came, p50 ${p50}, p99 ${p99} ms`)
      .join('; ');
    return [
      { key: 'live.p99_ms', value: each.p99, detail },
      { key: 'live.memory_ratio', value: after / before, detail: `gateway ${memoryMb.join(' → ')} MB` },
    ];
  },
};
