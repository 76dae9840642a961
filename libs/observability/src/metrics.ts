import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

/** Seconds, from half a millisecond to half a minute: fits one hop as well as a whole conversion. */
const secondBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The process's metrics: asking twice for one name gives the same instrument, so modules need no shared set-up. */
export const metrics = {
  registry,

  /** A count that only grows; its name ends in `_total`. */
  counter<L extends string>(name: string, help: string, labels: readonly L[] = []): Counter<L> {
    return registered<Counter<L>>(name) ?? new Counter({ name, help, labelNames: [...labels], registers: [registry] });
  },

  /** A distribution, in seconds unless `buckets` say otherwise. */
  histogram<L extends string>(
    name: string,
    help: string,
    labels: readonly L[] = [],
    buckets: readonly number[] = secondBuckets,
  ): Histogram<L> {
    return (
      registered<Histogram<L>>(name) ?? new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers: [registry] })
    );
  },

  /** A value that goes up and down. */
  gauge<L extends string>(name: string, help: string, labels: readonly L[] = []): Gauge<L> {
    return registered<Gauge<L>>(name) ?? new Gauge({ name, help, labelNames: [...labels], registers: [registry] });
  },
};

function registered<M>(name: string): M | undefined {
  return registry.getSingleMetric(name) as M | undefined;
}
