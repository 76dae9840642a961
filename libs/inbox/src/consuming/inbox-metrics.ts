import { metrics } from '@leadline/observability';

const partitionLabels = ['consumer', 'topic', 'partition'] as const;

/** What operators watch of the consumers of a process. */
export const inboxMetrics = {
  blocked: metrics.gauge(
    'inbox_blocked_seconds',
    'For how long a partition has been held up by a record that cannot be taken in yet, or that its handler does not give back; 0 when it is not.',
    partitionLabels,
  ),
  outOfGroup: metrics.gauge(
    'inbox_out_of_group_seconds',
    'For how long the consumer group has not answered a heartbeat of this process; under two when it is in its group.',
    ['consumer'],
  ),
  lag: metrics.gauge('inbox_lag', 'Records of a partition that are still to be taken in.', partitionLabels),
  hop: metrics.histogram('inbox_hop_seconds', 'From the sending of an event until its effect is committed.', ['consumer', 'type']),
  records: metrics.counter('inbox_records_total', 'Records that concern the consumer, by outcome: handled, repeated, parked, buried.', [
    'consumer',
    'outcome',
  ]),
  deadLetters: metrics.gauge('inbox_dead_letters', 'Dead letters that are not settled: each holds up later events of its record.', [
    'consumer',
  ]),
};
