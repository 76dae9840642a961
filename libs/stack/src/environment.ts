import { z } from 'zod';

const settings = z.object({
  /** Servers to use instead of the embedded ones. */
  DATABASE_URL: z.string().min(1).optional(),
  KAFKA_BROKERS: z.string().min(1).optional(),
  /** The gateway's port; the other processes take the ports after it. */
  PORT: z.coerce.number().int().min(0).max(65_000).optional(),
  JAVA_HOME: z.string().min(1).optional(),
});

/** What a person may set from outside before starting the stack. */
export type StackSettings = z.infer<typeof settings>;

/** Reads the stack's settings from the environment; throws a ZodError that names the bad one. */
export function stackSettings(env: NodeJS.ProcessEnv = process.env): StackSettings {
  return settings.parse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
}

const passedOn = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS', 'NODE_V8_COVERAGE', 'DOCKER_HOST'];

/** The part of the environment that every child process gets; the rest (credentials, DATABASE_URL) stays with the parent. */
export function inheritedEnvironment(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const kept = passedOn.map((name) => [name, env[name]] as const);
  return Object.fromEntries(kept.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
