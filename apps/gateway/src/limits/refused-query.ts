import { RequestRefused } from '../errors/request-refused.ts';

/** A query that is over a limit, or not on the list; to send it again is of no use. */
export const refusedQuery = (rule: string, message: string, details?: Record<string, unknown>): RequestRefused =>
  new RequestRefused(400, { message, code: 'QUERY_REFUSED', rule, ...(details && { details }) });
