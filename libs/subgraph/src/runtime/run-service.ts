import { armFailpoints } from '@leadline/failpoints';
import { startTracing } from '@leadline/observability';
import type { ServiceEnvironment } from '../environment.ts';
import type { ServiceDefinition } from '../service-definition.ts';
import { migrateService } from './migrate-service.ts';
import { type RunningService, startService } from './start-service.ts';

const stopWithinMs = 25_000;

/** Runs a service as this process, or with the argument `migrate` only its migrations: SIGTERM and SIGINT stop it in order and exit 0; a failed start says why and exits 1. */
export async function runService<Services>(
  definition: ServiceDefinition<Services>,
  environment: ServiceEnvironment,
): Promise<RunningService<Services>> {
  armFailpoints(environment.failpoints);
  const tracing = startTracing({ service: definition.name, ...environment.tracing });
  const abort = new AbortController();
  let running: RunningService<Services> | undefined;
  const leave = async (): Promise<void> => {
    abort.abort(new Error('The process was told to stop.'));
    // Orchestrators kill after 30 s; leaving by ourselves before that says so in the exit code.
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    await running?.stop();
    await tracing.shutdown();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void leave());
  try {
    if (process.argv[2] === 'migrate') {
      await migrateService(definition, environment, abort.signal);
      await leave();
    }
    running = await startService(definition, environment, { signal: abort.signal });
    return running;
  } catch (error) {
    if (abort.signal.aborted) return await new Promise<never>(() => undefined);
    console.error(`${definition.name} cannot start: ${(error as Error).message}`);
    return process.exit(1);
  }
}
