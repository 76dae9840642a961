import type { Key } from '../benchmark.ts';

/** What a figure is, what it should be, and what holds it where it is. */
export interface Aim {
  readonly what: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly limitedBy: string;
}

/** Every figure in the order of the report. */
export const aims: Record<Key, Aim> = {
  'conversion.p50_ms': {
    what: '`convertLead` sent → opportunity visible in the graph (the answer to `opportunities(filter: { leadId })`), one at a time, each when the one before is over: half of them within',
    atMost: 40,
    limitedBy:
      'three transactions and two hops through relay, broker and consumer, one after the other: some sixteen waits for PostgreSQL, and those of the relays, the broker and the client, of which most of the time is system calls; in opportunities three consumers that take in the same events at once',
  },
  'conversion.p99_ms': {
    what: 'the same: 99 of 100 within',
    atMost: 150,
    limitedBy: 'commits that wait for the disk behind others, and garbage collection',
  },
  'conversion.ratio_to_sql': {
    what: 'conversions a second, sustained, against the same SQL transactions alone through `pg` with pools of the same size',
    atLeast: 0.2,
    limitedBy: 'the processor time of four services, the broker and PostgreSQL on one machine; the SQL alone has the machine to itself',
  },
  'events.ratio_to_kafkajs': {
    what: 'events a second outbox → topic → inbox effect, against the same records straight through kafkajs',
    atLeast: 0.15,
    limitedBy: 'the inbox: each event is an inbox row and an effect in a transaction; kafkajs alone writes nothing',
  },
  'gateway.ratio_to_default': {
    what: 'processor time a request costs `@apollo/gateway` with its default data source, divided by ours',
    atLeast: 3,
    limitedBy: 'what both do alike: reading and writing five requests, shaping the answer in `@apollo/gateway`, serialising it',
  },
  'gateway.ratio_to_hive': {
    what: 'the same of `@graphql-hive/gateway` with its router runtime, divided by ours',
    atLeast: 2,
    limitedBy: 'shaping and serialising the answer',
  },
  'lists.p99_ratio_1m_to_10k': {
    what: '99th percentile of a filtered, ordered page of leads among 1,000,000, divided by that among 10,000',
    atMost: 1.5,
    limitedBy: 'an order by value still reads ten leads, all over the table, for each that the viewer may see',
  },
  'subgraph.ratio_to_pg': {
    what: 'entity batches and lists a second, against the same SQL through `pg` behind bare Fastify',
    atLeast: 0.35,
    limitedBy: 'running GraphQL over the rows of an answer',
  },
  'boot.seconds': {
    what: '`npm start` to ready, warm',
    atMost: 15,
    limitedBy: 'loading the sources of seven processes on the cores there are',
  },
  'memory.mb': {
    what: 'all processes together, idle',
    limitedBy: 'seven Node processes (about 100 MB each before any code of ours), the broker’s heap',
  },
  'live.p99_ms': {
    what: 'from the commit of a change (counted from before its transaction, of an outbox row alone) through relay, broker and gateway to its message at the subscriber, 1,000 subscribers and 200 changes a second, after 5 s; the subgraph that is asked answers from memory: 99 of 100 within',
    atMost: 250,
    limitedBy: 'the one core of the gateway, which asks the subgraph for each change that somebody follows',
  },
  'live.memory_ratio': {
    what: 'the most memory that the gateway has in the last two of four minutes of that load, divided by the most in the first two: in between it falls when the collector has been through all of it, after about 100 s',
    atMost: 1.1,
    limitedBy: 'when the garbage collector gives memory back',
  },
  'overload.accepted_within_2s': {
    what: 'share of the accepted requests that are answered within 2 s at five times the capacity; the others get 429 or 503',
    atLeast: 0.95,
    limitedBy: 'the first moments of the load: how fast answers come is only known after 0.3 s',
  },
  'overload.refused_p95_ms': {
    what: 'milliseconds within which 95 of 100 of the others are refused',
    atMost: 500,
    limitedBy: 'the turn of a refusal on the one core of the gateway, behind the requests that it answers',
  },
  'overload.recovered_seconds': {
    what: 'seconds from the last request of that load until a new caller is answered five times in a row within five times the median before it and 20 ms',
    atMost: 5,
    limitedBy: 'the requests in hand when the load ends',
  },
  'overload.memory_ratio': {
    what: 'memory of the gateway after the fifth such load, divided by that after the third',
    atMost: 1.1,
    limitedBy: 'when the garbage collector gives memory back',
  },
};

/** Whether a figure is what it should be; undefined where it is only told. */
export function isMet(key: Key, value: number): boolean | undefined {
  const { atMost, atLeast } = aims[key];
  if (atMost !== undefined) return value <= atMost;
  return atLeast === undefined ? undefined : value >= atLeast;
}

/** The aim in words. */
export function aimOf(key: Key): string {
  const { atMost, atLeast } = aims[key];
  if (atMost !== undefined) return `≤ ${atMost}`;
  return atLeast === undefined ? 'told' : `≥ ${atLeast}`;
}
