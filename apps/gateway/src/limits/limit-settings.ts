import { z } from 'zod';
import { connectionSettings, connectionVariables } from '../connections/connection-settings.ts';

const count = (preset: number) => z.coerce.number().int().min(1).default(preset);
const milliseconds = (preset: number) => z.coerce.number().int().min(1).max(2_147_483_647).default(preset);

/** The variables that set limits, each with the figure that holds without it. */
export const limitVariables = {
  ...connectionVariables,
  BODY_LIMIT_BYTES: count(1_048_576),
  QUERY_MAX_TOKENS: count(4_000),
  QUERY_MAX_DEPTH: count(16),
  QUERY_MAX_FIELDS: count(1_000),
  QUERY_MAX_ALIASES: count(50),
  QUERY_MAX_DIRECTIVES: count(50),
  QUERY_MAX_ROOT_FIELDS: count(20),
  QUERY_MAX_COST: count(10_000),
  QUERY_ASSUMED_LIST_SIZE: count(20),
  TRUSTED_DOCUMENTS: z.string().optional(),
  REQUEST_TIMEOUT_MS: milliseconds(30_000),
  RATE_PER_SECOND: z.coerce.number().positive().default(500),
  RATE_BURST: count(1_000),
  REQUESTS_AT_ONCE_PER_CALLER: count(100),
  REQUESTS_AT_ONCE: count(256),
  ANSWER_WAIT_MS: milliseconds(1_000),
  EVENT_LOOP_DELAY_MS: milliseconds(500),
};

type Variables = z.output<z.ZodObject<typeof limitVariables>>;

/** The limits by subject. */
export type LimitSettings = ReturnType<typeof limitSettings>;

/** Sorts the limits by what they are about. */
export const limitSettings = (env: Variables) => ({
  bodyBytes: env.BODY_LIMIT_BYTES,
  /** A request is answered by then, with what there is. */
  answerWithinMs: env.REQUEST_TIMEOUT_MS,
  /** Of a query's text, before anything is made of it. */
  document: {
    tokens: env.QUERY_MAX_TOKENS,
    depth: env.QUERY_MAX_DEPTH,
    fields: env.QUERY_MAX_FIELDS,
    aliases: env.QUERY_MAX_ALIASES,
    directives: env.QUERY_MAX_DIRECTIVES,
    rootFields: env.QUERY_MAX_ROOT_FIELDS,
  },
  price: { limit: env.QUERY_MAX_COST, assumedListSize: env.QUERY_ASSUMED_LIST_SIZE },
  /** The path of the list of documents that may be run; without it every document may. */
  trustedDocuments: env.TRUSTED_DOCUMENTS,
  callers: { perSecond: env.RATE_PER_SECOND, burst: env.RATE_BURST, atOnce: env.REQUESTS_AT_ONCE_PER_CALLER },
  overload: { atOnce: env.REQUESTS_AT_ONCE, waitMs: env.ANSWER_WAIT_MS, eventLoopDelayMs: env.EVENT_LOOP_DELAY_MS },
  connections: connectionSettings(env),
});
