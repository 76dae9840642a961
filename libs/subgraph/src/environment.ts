import type { KeyObject } from 'node:crypto';
import { gatewayKey } from '@leadline/auth';
import { type FailpointSettings, failpointPlan } from '@leadline/failpoints';
import { z } from 'zod';

const brokers = z
  .string()
  .min(1)
  .transform((list) => list.split(',').map((broker) => broker.trim()));
const gatewayKeyText = z.string().min(32, 'must have 32 characters at least: openssl rand -hex 32 makes one');
const flag = z.enum(['0', '1']).default('0');

const failpoints = z.string().transform((text, check) => {
  try {
    return failpointPlan(text);
  } catch (error) {
    check.addIssue({ code: 'custom', message: `cannot be read: ${(error as Error).message}` });
    return z.NEVER;
  }
});

const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  KAFKA_BROKERS: brokers,
  TOPIC_PREFIX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .default('leadline'),
  TOPIC_PARTITIONS: z.coerce.number().int().min(1).max(1000).optional(),
  TOPIC_REPLICATION: z.coerce.number().int().min(1).max(9).optional(),
  AUTH: z.enum(['on', 'off']).default('on'),
  OIDC_ISSUER: z.url().optional(),
  OIDC_JWKS_URI: z.url().optional(),
  OIDC_AUDIENCE: z.string().default('leadline'),
  GATEWAY_KEY: gatewayKeyText.optional(),
  GATEWAY_KEY_PREVIOUS: gatewayKeyText.optional(),
  ALLOW_SIMULATED_TIME: flag,
  FAILPOINTS: failpoints.optional(),
  FAILPOINT_LOG: z.string().optional(),
  OTLP_ENDPOINT: z.url().optional(),
  TRACE_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

const forTestsOnly = settings.refine(({ FAILPOINTS, NODE_ENV }) => FAILPOINTS === undefined || NODE_ENV === 'test', {
  path: ['FAILPOINTS'],
  message: 'must not be set outside tests: take it away, or set NODE_ENV=test',
});

const safe = forTestsOnly.superRefine((env, check) => {
  const refuse = (variable: string, message: string) => check.addIssue({ code: 'custom', path: [variable], message });
  if (env.AUTH === 'on' && !env.OIDC_ISSUER)
    refuse('OIDC_ISSUER', 'is needed to verify tokens; name the issuer, or set AUTH=off outside production');
  if (env.NODE_ENV !== 'production') return;
  if (env.AUTH === 'off') refuse('AUTH', 'must not be off in production');
  if (!env.GATEWAY_KEY) refuse('GATEWAY_KEY', 'is needed in production, the same as the gateway’s: only the gateway may ask a subgraph');
  if (env.ALLOW_SIMULATED_TIME === '1') refuse('ALLOW_SIMULATED_TIME', 'must not be set in production');
});

/** The checked settings of a service process. */
export interface ServiceEnvironment {
  production: boolean;
  host: string;
  port: number;
  database: { url: string; poolSize: number };
  kafka: { brokers: string[]; topicPrefix: string; partitions?: number; replication?: number };
  auth: { required: boolean; issuer?: string; jwksUri?: string; audience: string };
  /** Requests must be signed with one of these; with none everybody may ask, which production refuses. */
  gatewayKeys: KeyObject[];
  allowSimulatedTime: boolean;
  /** Where this process is to die or stand still, in a test. */
  failpoints?: FailpointSettings;
  tracing: { endpoint?: string; traceFile?: string };
  logLevel: string;
}

/** Checks the variables of a service process; throws one error that names every variable at fault and why. */
export function serviceEnvironment(variables: Record<string, string | undefined>): ServiceEnvironment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const checked = safe.safeParse(given);
  if (!checked.success) throw invalidEnvironment(checked.error, given);
  const env = checked.data;
  return {
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    database: { url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE },
    kafka: {
      brokers: env.KAFKA_BROKERS,
      topicPrefix: env.TOPIC_PREFIX,
      partitions: env.TOPIC_PARTITIONS,
      replication: env.TOPIC_REPLICATION,
    },
    auth: { required: env.AUTH === 'on', issuer: env.OIDC_ISSUER, jwksUri: env.OIDC_JWKS_URI, audience: env.OIDC_AUDIENCE },
    gatewayKeys: [env.GATEWAY_KEY, env.GATEWAY_KEY_PREVIOUS].filter((text) => text !== undefined).map(gatewayKey),
    allowSimulatedTime: env.ALLOW_SIMULATED_TIME === '1',
    failpoints: env.FAILPOINTS && { plan: env.FAILPOINTS, logFile: env.FAILPOINT_LOG },
    tracing: { endpoint: env.OTLP_ENDPOINT, traceFile: env.TRACE_FILE },
    logLevel: env.LOG_LEVEL,
  };
}

function invalidEnvironment(error: z.ZodError, given: Record<string, unknown>): Error {
  const lines = error.issues.map((issue) => {
    const variable = String(issue.path[0]);
    return `  ${variable} ${variable in given || issue.code === 'custom' ? issue.message : 'is missing'}`;
  });
  const failure = new Error(`The environment of this service is not complete:\n${lines.join('\n')}`);
  // An operator reads this at start-up; a stack would only hide the lines.
  failure.stack = failure.message;
  return failure;
}
