import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dockerBroker, hasDocker, removeContainer, removeVolume } from '../kafka/docker-broker.ts';
import { kafkaVersion } from '../kafka/jars.ts';
import { outsidePath } from '../postgres/places.ts';
import { clearLeftovers } from '../process/leftover.ts';
import { StackError } from '../stack-error.ts';
import { heldBy, holderOf } from './folder-lock.ts';

const emptied = ['data', 'compiled', 'logs', 'processes', 'secrets.json', 'state.json', 'lock.json', 'identity-keys.json'];

/** Empties a stack's data; downloads stay. Refuses while the stack runs, stops what a killed run left behind. Returns what it deleted. */
export async function resetStack(folder: string): Promise<string[]> {
  const holder = holderOf(folder);
  if (holder !== undefined) throw new StackError(heldBy(folder, holder));
  await clearLeftovers(folder);
  const paths = [...emptied.map((name) => join(folder, name)), outsidePath(folder)].filter((path) => existsSync(path));
  for (const path of paths) rmSync(path, { recursive: true, force: true });
  if (hasDocker()) {
    const broker = dockerBroker(folder, kafkaVersion());
    removeContainer(broker);
    removeVolume(broker);
  }
  return paths;
}
