import { z } from 'zod';
import { StackError } from './stack-error.ts';

const settings = z.object({
  /** Servers to use instead of the embedded ones. */
  DATABASE_URL: z.string().min(1).optional(),
  KAFKA_BROKERS: z.string().min(1).optional(),
  /** The gateway's port; the other processes take the ports after it. */
  PORT: z.coerce.number().int().min(0).max(65_000).optional(),
  /** The stack's state folder; a second one beside the first needs a port of its own. */
  LEADLINE_STACK: z.string().min(1).optional(),
  JAVA_HOME: z.string().min(1).optional(),
});

/** What a person may set from outside before starting the stack. */
export type StackSettings = z.infer<typeof settings>;

/** Reads the stack's settings from the environment; throws a sentence that names the bad ones. */
export function stackSettings(env: NodeJS.ProcessEnv = process.env): StackSettings {
  const checked = settings.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new StackError(`The stack cannot start with these settings: ${faults.join('; ')}`);
}

const passedOn = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS', 'NODE_V8_COVERAGE', 'DOCKER_HOST'];

/** The part of the environment that every child process gets; the rest (credentials, DATABASE_URL) stays with the parent. */
export function inheritedEnvironment(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const kept = passedOn.map((name) => [name, env[name]] as const);
  return Object.fromEntries(kept.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
