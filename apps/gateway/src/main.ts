import { startTracing } from '@leadline/observability';
import { readEnvironment } from './environment.ts';
import { runGateway } from './service.ts';

const environment = readEnvironment();
const tracing = startTracing({ service: 'gateway', ...environment.tracing });
const gateway = await runGateway(environment);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await gateway.stop();
    await tracing.shutdown();
    process.exit(0);
  });
}
