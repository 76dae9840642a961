import { metrics } from '@leadline/observability';
import type { RequestRefused } from './request-refused.ts';

const refused = metrics.counter('gateway_requests_refused_total', 'Requests that were refused before they ran, by rule or code.', ['rule']);
// One that wakes somebody must be there before its first increase, which would not be seen otherwise.
refused.inc({ rule: 'GatewayOverloaded' }, 0);

/** Counts a request that was not taken on. */
export const countRefusal = ({ refusal: { rule, code } }: RequestRefused): void => refused.inc({ rule: rule ?? code });
