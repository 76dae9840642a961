import { startTracing } from '@leadline/observability';
import { readEnvironment } from './environment.ts';
import { runIdentity } from './service.ts';

const environment = readEnvironment();
const tracing = startTracing({ service: 'identity', endpoint: environment.OTLP_ENDPOINT, traceFile: environment.TRACE_FILE });
const identity = await runIdentity(environment);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await identity.stop();
    await tracing.shutdown();
    process.exit(0);
  });
}
