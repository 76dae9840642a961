import { parseArgs } from 'node:util';
import { exitWhenInterrupted } from '@leadline/stack';
import { scheduleOf } from './schedule.ts';
import { type Series, openSeries } from './series.ts';

const usage = 'npm run chaos -- --seed N | --seeds A-B [--rows N] [--keep]';
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    rows: { type: 'string', default: '16' },
    keep: { type: 'boolean', default: false },
  },
});

function seedsOf(): number[] | undefined {
  const range = /^(\d+)(?:-(\d+))?$/.exec(values.seeds ?? values.seed ?? '');
  if (!range) return undefined;
  const [first, last] = [Number(range[1]), Number(range[2] ?? range[1])];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const secondsSince = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one seed and tells what happens; whether all was as if nothing had happened. */
async function isGood(series: Series, seed: number): Promise<boolean> {
  const since = performance.now();
  console.log(`seed ${seed}`);
  const complaints = await series.run(scheduleOf(seed), (text) => console.log(`  ${secondsSince(since).padStart(7)}  ${text}`));
  console.log(`seed ${seed}: ${complaints.length === 0 ? 'as if nothing had happened' : 'FAILED'} (${secondsSince(since)})`);
  complaints.forEach((complaint) => console.log(`  ${complaint}`));
  return complaints.length === 0;
}

async function main(seeds: readonly number[], rows: number): Promise<number> {
  const began = performance.now();
  const series = await openSeries(rows);
  console.log(`${rows} deals replayed undisturbed (${secondsSince(began)})`);
  const failed: number[] = [];
  try {
    for (const seed of seeds) if (!(await isGood(series, seed))) failed.push(seed);
  } finally {
    await series.close(values.keep || failed.length > 0);
  }
  if (values.keep || failed.length > 0) console.log(`logs are in ${series.folder}`);
  const complaint = failed.length > 0 ? `; failed: ${failed.join(', ')}` : '';
  const good = seeds.length - failed.length;
  console.log(`${good} of ${seeds.length} seeds good in ${secondsSince(began)}${complaint}\n${good} passed, ${failed.length} failed`);
  return failed.length > 0 ? 1 : 0;
}

exitWhenInterrupted();

const seeds = seedsOf();
if (!seeds || seeds.length === 0 || !(Number(values.rows) >= 8)) {
  console.error(`Which seeds, and at least 8 rows? ${usage}`);
  process.exitCode = 2;
} else process.exitCode = await main(seeds, Number(values.rows));
