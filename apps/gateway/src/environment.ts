import type { KeyObject } from 'node:crypto';
import { resolve } from 'node:path';
import { gatewayKey } from '@leadline/auth';
import { z } from 'zod';
import { type LimitSettings, limitSettings, limitVariables } from './limits/limit-settings.ts';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean),
);

const urlsByName = z
  .string()
  .transform((text, check) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      check.addIssue({ code: 'custom', message: 'must be a JSON object of subgraph names and URLs' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.url({ protocol: /^https?$/ })));

const positive = z.coerce.number().int().min(1);

const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  SUPERGRAPH: z.string().default(resolve(import.meta.dirname, '../supergraph.graphql')),
  SUBGRAPH_URLS: urlsByName.default({}),
  SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(1).default(10_000),
  GATEWAY_KEY: z.string().min(32, 'must have 32 characters at least: openssl rand -hex 32 makes one').optional(),
  SUBGRAPH_CONNECTIONS: z.coerce.number().int().min(1).default(64),
  AUTH: z.enum(['on', 'off']).default('on'),
  OIDC_ISSUER: z.url().optional(),
  OIDC_JWKS_URI: z.url().optional(),
  OIDC_AUDIENCE: z.string().min(1).default('leadline'),
  CORS_ORIGINS: list.default([]),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  OTLP_ENDPOINT: z.url().optional(),
  TRACE_FILE: z.string().optional(),
  ...limitVariables,
  KAFKA_BROKERS: list.default([]),
  TOPIC_PREFIX: z.string().min(1).default('leadline'),
  LIVE_CURSOR_SECRET: z.string().min(16).optional(),
  LIVE_CONNECTIONS_PER_CALLER: positive.default(20),
  LIVE_SUBSCRIPTIONS_PER_CONNECTION: positive.default(50),
  LIVE_QUEUE: positive.default(500),
  LIVE_CATCH_UP: positive.default(2_000),
  LIVE_HISTORY: positive.default(20_000),
});

const safe = settings.superRefine(({ AUTH, OIDC_ISSUER, NODE_ENV, GATEWAY_KEY }, check) => {
  const refuse = (variable: string, message: string) => check.addIssue({ code: 'custom', path: [variable], message });
  if (AUTH === 'on' && !OIDC_ISSUER)
    refuse('OIDC_ISSUER', 'is needed to verify tokens; name the issuer, or set AUTH=off outside production');
  if (NODE_ENV !== 'production') return;
  if (AUTH === 'off') refuse('AUTH', 'must not be off in production');
  if (!GATEWAY_KEY) refuse('GATEWAY_KEY', 'is needed in production: the subgraphs answer only what is signed with it');
});

/** The checked settings of the gateway. */
export interface GatewayEnvironment {
  production: boolean;
  host: string;
  port: number;
  /** The path of the supergraph file. */
  supergraph: string;
  subgraphs: {
    urls: Record<string, string>;
    timeoutMs: number;
    connections: number;
    /** What requests to the subgraphs are signed with; absent, they are not. */
    key?: KeyObject;
  };
  /** Absent with AUTH=off: every request is let through, and each subgraph decides for itself. */
  auth?: { issuer: string; jwksUri?: string; audience: string };
  corsOrigins: string[];
  limits: LimitSettings;
  live: LiveEnvironment;
  logLevel: string;
  tracing: { endpoint?: string; traceFile?: string };
}

/** The settings of subscriptions. */
export interface LiveEnvironment {
  /** Empty: there are no subscriptions. */
  brokers: string[];
  topicPrefix: string;
  /** What cursors are sealed with; shared by gateways that are to open each other's. */
  cursorSecret?: string;
  limits: { connectionsPerCaller: number; subscriptionsPerConnection: number; queue: number; catchUp: number };
  /** How many events are at hand for clients that come back. */
  history: number;
}

// Without tokens all callers are one, and the graph may be any: what is too much in ours is usual in another. What is left keeps the
// process alive: more fields take seconds to validate, and fragments can make any number of them out of a page of text.
const openLimits = {
  QUERY_MAX_TOKENS: '20000',
  QUERY_MAX_DEPTH: '100',
  QUERY_MAX_FIELDS: '5000',
  QUERY_MAX_ALIASES: '5000',
  QUERY_MAX_DIRECTIVES: '5000',
  QUERY_MAX_ROOT_FIELDS: '5000',
  QUERY_MAX_COST: String(Number.MAX_SAFE_INTEGER),
  QUERY_ASSUMED_LIST_SIZE: '1',
  RATE_PER_SECOND: '1000000',
  RATE_BURST: '1000000',
  REQUESTS_AT_ONCE_PER_CALLER: '10000',
};

/** Reads the settings; throws one error that names every variable at fault and why. */
export function readEnvironment(variables: Record<string, string | undefined> = process.env): GatewayEnvironment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const checked = safe.safeParse({ ...(given['AUTH'] === 'off' && openLimits), ...given });
  if (!checked.success) throw unfit(checked.error);
  const env = checked.data;
  return {
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    supergraph: env.SUPERGRAPH,
    subgraphs: {
      urls: env.SUBGRAPH_URLS,
      timeoutMs: env.SUBGRAPH_TIMEOUT_MS,
      connections: env.SUBGRAPH_CONNECTIONS,
      key: env.GATEWAY_KEY === undefined ? undefined : gatewayKey(env.GATEWAY_KEY),
    },
    auth:
      env.AUTH === 'on' && env.OIDC_ISSUER
        ? { issuer: env.OIDC_ISSUER, jwksUri: env.OIDC_JWKS_URI, audience: env.OIDC_AUDIENCE }
        : undefined,
    corsOrigins: env.CORS_ORIGINS,
    limits: limitSettings(env),
    live: liveOf(env),
    logLevel: env.LOG_LEVEL,
    tracing: { endpoint: env.OTLP_ENDPOINT, traceFile: env.TRACE_FILE },
  };
}

const liveOf = (env: z.infer<typeof settings>): LiveEnvironment => ({
  brokers: env.KAFKA_BROKERS,
  topicPrefix: env.TOPIC_PREFIX,
  cursorSecret: env.LIVE_CURSOR_SECRET ?? env.GATEWAY_KEY,
  limits: {
    connectionsPerCaller: env.LIVE_CONNECTIONS_PER_CALLER,
    subscriptionsPerConnection: env.LIVE_SUBSCRIPTIONS_PER_CONNECTION,
    queue: env.LIVE_QUEUE,
    catchUp: env.LIVE_CATCH_UP,
  },
  history: env.LIVE_HISTORY,
});

function unfit(error: z.ZodError): Error {
  const lines = error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  const failure = new Error(`The gateway cannot start with these settings:\n${lines.join('\n')}`);
  // An operator reads this at start-up; a stack would only hide the lines.
  failure.stack = failure.message;
  return failure;
}

/** `@apollo/gateway` reports the machine to Apollo every hour and asks cloud metadata servers, unless this variable is set. */
export function forbidApolloTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
}
