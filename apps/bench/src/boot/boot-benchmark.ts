import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { repositoryRoot } from '@leadline/stack';
import { inheritedEnvironment } from '../environment.ts';
import type { Benchmark } from '../benchmark.ts';
import { median } from '../measuring/statistics.ts';

const port = 4700;
const lookEveryMs = 20;

/** Runs `npm start` until its gateway is ready, then stops it; returns the seconds to ready. */
async function boot(): Promise<number> {
  const begun = performance.now();
  const env = { ...inheritedEnvironment(), PORT: String(port) };
  const child = spawn('npm', ['start'], { cwd: repositoryRoot, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'exit');
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`npm start ended before it was ready:\n${output}`);
    await delay(lookEveryMs);
  }
  const seconds = (performance.now() - begun) / 1000;
  // As Ctrl-C does: to npm and all that it started.
  process.kill(-child.pid!, 'SIGINT');
  await ended;
  return seconds;
}

const isReady = (): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`)
    .then(({ ok }) => ok)
    .catch(() => false);

/** How long it takes to start everything that was started before. */
export const bootBenchmark: Benchmark = {
  keys: ['boot.seconds'],
  async run({ tiny, say }) {
    say('starting once so that all is warm');
    await boot();
    const times: number[] = [];
    for (let start = 0; start < (tiny ? 1 : 5); start += 1) times.push(await boot());
    return [{ key: 'boot.seconds', value: median(times), detail: `${times.map((time) => time.toFixed(1)).join(', ')} s` }];
  },
};
