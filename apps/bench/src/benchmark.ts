/** One measured value, under the key by which it is compared from run to run. */
export interface Figure {
  readonly key: Key;
  readonly value: number;
  /** What it was made of: rates, rounds, parts. */
  readonly detail: string;
}

/** What a benchmark is told. */
export interface Conditions {
  /** Tiny sizes show that it runs; their figures say nothing. */
  readonly tiny: boolean;
  /** A folder of this run's own. */
  readonly folder: string;
  /** Says in a line what goes on. */
  say(line: string): void;
}

/** Measures one or more figures in one run, starting and stopping all it needs. */
export interface Benchmark {
  readonly keys: readonly Key[];
  run(conditions: Conditions): Promise<Figure[]>;
}

/** The key of a figure. */
export type Key =
  | 'conversion.p50_ms'
  | 'conversion.p99_ms'
  | 'conversion.ratio_to_sql'
  | 'events.ratio_to_kafkajs'
  | 'gateway.ratio_to_default'
  | 'gateway.ratio_to_hive'
  | 'lists.p99_ratio_1m_to_10k'
  | 'subgraph.ratio_to_pg'
  | 'boot.seconds'
  | 'memory.mb'
  | 'live.p99_ms'
  | 'live.memory_ratio'
  | 'overload.accepted_within_2s'
  | 'overload.refused_p95_ms'
  | 'overload.recovered_seconds'
  | 'overload.memory_ratio';
