import { parseArgs } from 'node:util';
import { scheduleOf } from './schedule.ts';
import { openSeries } from './series.ts';

// npm run chaos -- --seed N [--rows N] [--keep], or --seeds A-B
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

async function main(seeds: readonly number[], rows: number): Promise<number> {
  const began = performance.now();
  const seconds = (since = began): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
  const series = await openSeries(rows);
  console.log(`${rows} deals replayed undisturbed (${seconds()})`);
  const failed: number[] = [];
  try {
    for (const seed of seeds) {
      const since = performance.now();
      console.log(`seed ${seed}`);
      const complaints = await series.run(scheduleOf(seed), (text) => console.log(`  ${seconds(since).padStart(7)}  ${text}`));
      if (complaints.length > 0) failed.push(seed);
      console.log(`seed ${seed}: ${complaints.length === 0 ? 'as if nothing had happened' : 'FAILED'} (${seconds(since)})`);
      complaints.forEach((complaint) => console.log(`  ${complaint}`));
    }
  } finally {
    await series.close(values.keep);
  }
  console.log(
    `${seeds.length - failed.length} of ${seeds.length} seeds good in ${seconds()}${failed.length > 0 ? `; failed: ${failed.join(', ')}` : ''}`,
  );
  return failed.length > 0 ? 1 : 0;
}

const seeds = seedsOf();
if (!seeds || seeds.length === 0 || !(Number(values.rows) >= 8)) {
  console.error(`Which seeds, and at least 8 rows? ${usage}`);
  process.exitCode = 2;
} else process.exitCode = await main(seeds, Number(values.rows));
