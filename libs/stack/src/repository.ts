import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository's root folder, seen from this file's place in `src` or `dist`. */
export const repositoryRoot = resolve(import.meta.dirname, '../../..');

/** Where downloads are kept between stacks and resets: broker jars, a Java runtime. */
export const cacheFolder = join(repositoryRoot, '.leadline');

/** The Node that runs the services: the pinned one of the repository, else the one that runs this. */
export function nodeBinary(root: string = repositoryRoot): string {
  const pinned = join(root, 'node_modules', 'node', 'bin', 'node');
  return existsSync(pinned) ? pinned : process.execPath;
}
