import { handOver, isHandedOver, keepsFolder } from './environment.ts';
import { type SpawnedStack, spawnStack } from './spawn-stack.ts';

let shared: SpawnedStack | undefined;

/** Starts the stack that all files of the run share; one that was handed over already is used and left running. */
export async function startSharedStack(): Promise<void> {
  if (isHandedOver()) return;
  const begun = performance.now();
  shared = await spawnStack();
  handOver(shared.address);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stderr.write(`The stack is ready after ${seconds} s${keepsFolder() ? `; its logs stay in ${shared.address.folder}` : ''}.\n`);
}

/** Stops the stack of the run. */
export async function stopSharedStack(): Promise<void> {
  await shared?.stop();
}
