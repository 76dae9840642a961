import { compile } from '@fastify/proxy-addr';
import { z } from 'zod';

const count = (preset: number) => z.coerce.number().int().min(1).default(preset);
const milliseconds = (preset: number) => z.coerce.number().int().min(1).max(2_147_483_647).default(preset);
/** Whether what a hop says of where a request came from is believed: its address, and how many hops it is away. */
export type TrustProxy = (address: string, hop: number) => boolean;

/** Believes this many proxies, counted from the nearest. */
const hops =
  (count: number): TrustProxy =>
  (_address, hop) =>
    hop < count;

function trustOf(text: string, check: z.RefinementCtx): TrustProxy {
  if (/^\d+$/.test(text)) return hops(Number(text));
  try {
    return compile(text.split(',').map((address) => address.trim()));
  } catch {
    check.addIssue({ code: 'custom', message: 'must be the number of proxies in front, or their addresses: 10.0.0.0/8, 192.0.2.1' });
    return z.NEVER;
  }
}

/** The variables that limit connections, each with the figure that holds without it. */
export const connectionVariables = {
  MAX_CONNECTIONS: count(5_000),
  MAX_CONNECTIONS_PER_ADDRESS: count(2_000),
  MAX_HEADER_BYTES: count(16_384),
  HEADERS_TIMEOUT_MS: milliseconds(10_000),
  BODY_TIMEOUT_MS: milliseconds(20_000),
  SEND_TIMEOUT_MS: milliseconds(30_000),
  IDLE_TIMEOUT_MS: milliseconds(72_000),
  /** How many proxies stand in front, or their addresses; only then is `x-forwarded-for` believed. */
  TRUST_PROXY: z.string().default('0').transform(trustOf),
};

type Variables = z.output<z.ZodObject<typeof connectionVariables>>;

/** What holds for every connection, whoever opened it. */
export type ConnectionSettings = ReturnType<typeof connectionSettings>;

/** Names the limits of connections. */
export const connectionSettings = (env: Variables) => ({
  total: env.MAX_CONNECTIONS,
  perAddress: env.MAX_CONNECTIONS_PER_ADDRESS,
  headerBytes: env.MAX_HEADER_BYTES,
  /** From the opening, or the last answer, to the end of the headers. */
  headersWithinMs: env.HEADERS_TIMEOUT_MS,
  /** From the first byte of a request to its last. */
  requestWithinMs: env.BODY_TIMEOUT_MS,
  /** From the first byte of an answer to its last. */
  answerReadWithinMs: env.SEND_TIMEOUT_MS,
  idleMs: env.IDLE_TIMEOUT_MS,
  trustProxy: env.TRUST_PROXY,
});
