import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { resetStack, type Stack, startStack } from '@leadline/stack';
import { root } from '../test/places.ts';
import { stopping } from '../test/stopping.ts';
import type { Provisions } from './audit.ts';
import { installNpmTools } from './install-npm-tools.ts';
import { installPythonTools } from './install-python-tools.ts';

const place = join(root, '.leadline/audits');
// On a machine with much else to do the gateway would shed, as it should, but nothing here is about load.
const environment = { LOG_LEVEL: 'warn', EVENT_LOOP_DELAY_MS: '60000', REQUESTS_AT_ONCE: '10000', RATE_PER_SECOND: '100000' };

/** Makes what the audits ask for, each thing once; `release` stops what was started. */
export function provisionsOfRun(): Provisions & { release(): Promise<void> } {
  const folder = join(place, 'work');
  mkdirSync(folder, { recursive: true });
  let stack: Promise<Stack> | undefined;
  return {
    folder,
    npmTools: once(() => installNpmTools(join(place, 'npm'))),
    pythonTools: once(() => installPythonTools(join(place, 'python'))),
    stack: () => (stack ??= startEmptyStack(join(place, 'stack'))),
    async release() {
      // A stack that never came up has told why, and leaves nothing behind.
      await stack?.then((running) => running.stop()).catch(() => undefined);
      if (stack) await resetStack(join(place, 'stack'));
    },
  };
}

async function startEmptyStack(folder: string): Promise<Stack> {
  await resetStack(folder);
  console.log('  … starting the stack');
  return startStack({ folder, port: 0, fsync: false, topicPrefix: 'audits', environment, signal: stopping });
}

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => (made ??= make());
}
