import type { Benchmark } from './benchmark.ts';
import { bootBenchmark } from './boot/boot-benchmark.ts';
import { latencyBenchmark } from './conversion/latency-benchmark.ts';
import { ratioToSqlBenchmark } from './conversion/ratio-to-sql-benchmark.ts';
import { eventsBenchmark } from './events/events-benchmark.ts';
import { ratioToDefaultBenchmark, ratioToHiveBenchmark } from './gateway/gateway-benchmarks.ts';
import { listsBenchmark } from './lists/lists-benchmark.ts';
import { liveBenchmark } from './live/live-benchmark.ts';
import { memoryBenchmark } from './memory/memory-benchmark.ts';
import { overloadBenchmark } from './overload/overload-benchmark.ts';
import { subgraphBenchmark } from './subgraph/subgraph-benchmark.ts';

/** Every benchmark, in the order of the report. */
export const benchmarks: readonly Benchmark[] = [
  latencyBenchmark,
  ratioToSqlBenchmark,
  eventsBenchmark,
  ratioToDefaultBenchmark,
  ratioToHiveBenchmark,
  listsBenchmark,
  subgraphBenchmark,
  bootBenchmark,
  memoryBenchmark,
  liveBenchmark,
  overloadBenchmark,
];
