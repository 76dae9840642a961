import { metrics } from '@leadline/observability';

/** How subscriptions do. */
export const liveMetrics = {
  connections: metrics.gauge('gateway_live_connections', 'Connections of subscribers that are open.', ['transport']),
  subscriptions: metrics.gauge('gateway_live_subscriptions', 'Subscriptions that are open.', ['field']),
  events: metrics.counter('gateway_live_events_total', 'Events that were read to tell subscribers of them.'),
  messages: metrics.counter('gateway_live_messages_total', 'Messages that were sent to subscribers.', ['transport']),
  delay: metrics.histogram('gateway_live_delay_seconds', 'Time from the broker’s taking an event to its message being ready.'),
  ended: metrics.counter('gateway_live_ended_total', 'Connections of subscribers that the gateway ended, by reason.', ['reason']),
};
// A count that appears with its first increase would not be seen to have grown.
for (const reason of ['SlowClient', 'TokenExpired']) liveMetrics.ended.inc({ reason }, 0);
