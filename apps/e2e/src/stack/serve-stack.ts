import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { interruption, readState, startStack, untilAborted } from '@leadline/stack';
import type { StackAddress } from './address.ts';
import { serveControl } from './control-server.ts';

const folder = process.argv[2] ?? '';
const traceFile = join(folder, 'traces.jsonl');
const signal = interruption();

const environment = {
  ALLOW_SIMULATED_TIME: '1',
  ALLOW_ANY_SUBJECT: '1',
  // Fewer than in production: the same behaviour, and less to start and to read.
  TOPIC_PARTITIONS: '3',
  // What the loudest log holds is judged too.
  LOG_LEVEL: 'debug',
  TRACE_FILE: traceFile,
};

try {
  const stack = await startStack({ folder, port: 0, fsync: false, environment, signal });
  const control = await serveControl({ ...stack.services, postgres: stack.postgres, kafka: stack.kafka }, stack);
  const address: StackAddress = { ...readState(folder)!, folder, controlUrl: control.url, traceFile };
  writeFileSync(join(folder, 'address.json'), JSON.stringify(address), { mode: 0o600 });
  process.send?.(address);
  await untilAborted(signal);
  control.close();
  await stack.stop();
} catch (error) {
  process.send?.({ failure: error instanceof Error ? error.message : String(error) });
}
if (process.connected) process.disconnect();
