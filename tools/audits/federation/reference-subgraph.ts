import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, nodeBinary } from '@leadline/stack';
import { root } from '../../test/places.ts';

/** A subgraph that the compatibility tests bring along, running. */
export interface ReferenceSubgraph {
  name: string;
  url: string;
  sdl: string;
  stop(): Promise<void>;
}

/** Starts one of the suite's own subgraphs on a free port. */
export async function startReferenceSubgraph(suite: string, name: 'users' | 'inventory'): Promise<ReferenceSubgraph> {
  const folder = join(suite, 'dist/subgraphs', name);
  const port = await freePort();
  const env = { PATH: process.env.PATH, [`${name.toUpperCase()}_PORT`]: String(port) };
  const child = fork(join(folder, 'index.js'), { cwd: folder, env, execPath: nodeBinary(root), execArgv: [], stdio: 'ignore' });
  const ended = once(child, 'exit');
  // It says so by itself once it serves.
  await Promise.race([once(child, 'message'), ended.then(([code]) => Promise.reject(new Error(`${name} ended with ${code}`)))]);
  return {
    name,
    url: `http://127.0.0.1:${port}/`,
    sdl: readFileSync(join(folder, `${name}.graphql`), 'utf8'),
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
