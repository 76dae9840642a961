import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackAddress } from './address.ts';
import { keepsFolder, ownServersEnvironment } from './environment.ts';

/** A stack that a process of its own runs; it ends with this process, however that ends. */
export interface SpawnedStack {
  readonly address: StackAddress;
  /** Stops everything and deletes its folder. */
  stop(): Promise<void>;
}

const program = join(import.meta.dirname, 'serve-stack.ts');

/** Starts a whole stack on free ports in a folder of its own; rejects with the reason when a part does not start. */
export async function spawnStack(): Promise<SpawnedStack> {
  const folder = mkdtempSync(join(tmpdir(), 'leadline-e2e-'));
  // PostgreSQL may run as another user, who has to enter.
  chmodSync(folder, 0o755);
  const child = fork(program, [folder], {
    execArgv: ['--conditions=@leadline/source', '--disable-warning=TimeoutNegativeWarning'],
    env: ownServersEnvironment(),
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const discard = () => keepsFolder() || rmSync(folder, { recursive: true, force: true });
  const answer = await new Promise<StackAddress | { failure: string }>((resolve) => {
    child.once('message', (message) => resolve(message as StackAddress));
    void exited.then(() => resolve({ failure: `The stack ended before it was ready; its logs are in ${folder}.` }));
  });
  if ('failure' in answer) throw new Error(answer.failure);
  return {
    address: answer,
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
      discard();
    },
  };
}
