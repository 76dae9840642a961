import { z } from 'zod';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((word) => word === '1');
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean),
);

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
    OIDC_ISSUER: z.url().default('http://localhost:4010'),
    OIDC_AUDIENCE: z.string().min(1).default('leadline'),
    USERS_FILE: z.string().min(1),
    KEYS_FILE: z.string().min(1),
    KAFKA_BROKERS: list.optional(),
    TOPIC_PREFIX: z.string().default('leadline'),
    ALLOW_ANY_SUBJECT: flag,
    SERVICE_CLIENT_SECRET: z.string().min(16).optional(),
    CONSOLE_REDIRECT_URIS: list.default(['http://localhost:4020/callback']),
    LOG_LEVEL: z.string().default('info'),
    OTLP_ENDPOINT: z.url().optional(),
    TRACE_FILE: z.string().optional(),
  })
  .refine(({ NODE_ENV, ALLOW_ANY_SUBJECT }) => NODE_ENV !== 'production' || !ALLOW_ANY_SUBJECT, {
    path: ['ALLOW_ANY_SUBJECT'],
    message: 'must be off in production mode',
  });

/** The settings of the issuer, checked. */
export type Environment = z.output<typeof schema>;

/** Reads the settings; throws one sentence that names every setting at fault. */
export function readEnvironment(variables: Record<string, string | undefined> = process.env): Environment {
  const result = schema.safeParse(Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')));
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The identity service cannot start with these settings: ${faults.join('; ')}.`);
}
