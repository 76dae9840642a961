import { z } from 'zod';
import { UsageError } from './command/usage-error.ts';

const addresses = (what: string, protocol: RegExp) =>
  z
    .string()
    .transform((text, check) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        check.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.record(z.string(), z.url({ protocol }), `must be a JSON object of service names and ${what}`))
    .optional();

const http = z.url({ protocol: /^https?$/ }).optional();

const settings = z.object({
  LEADLINE_STACK: z.string().optional(),
  LEADLINE_GATEWAY_URL: http,
  LEADLINE_ISSUER_URL: http,
  LEADLINE_KAFKA_BROKERS: z.string().optional(),
  LEADLINE_TOPIC_PREFIX: z.string().optional(),
  LEADLINE_SERVICE_URLS: addresses('URLs', /^https?$/),
  LEADLINE_DATABASE_URLS: addresses('database URLs', /^postgres(ql)?$/),
  LEADLINE_TOKEN: z.string().optional(),
  LEADLINE_CLIENT_ID: z.string().default('leadline-service'),
  LEADLINE_CLIENT_SECRET: z.string().optional(),
  // By the name under which the services know it.
  TOPIC_PARTITIONS: z.coerce.number().int().min(1).optional(),
});

/** What an operator's environment says about the stack to look at. */
export type Environment = z.output<typeof settings>;

/** Reads the environment; throws a UsageError that names every variable at fault, never a value: some hold passwords. */
export function readEnvironment(variables: Record<string, string | undefined> = process.env): Environment {
  const checked = settings.safeParse(Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')));
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new UsageError(`These variables are not right: ${faults.join('; ')}.`);
}
