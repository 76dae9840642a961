import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exitWhenInterrupted, repositoryRoot } from '@leadline/stack';
import type { Benchmark, Figure } from './benchmark.ts';
import { benchmarks } from './benchmarks.ts';
import { type Report, pageOf, reportOf, tableOf, togetherWith } from './report/report.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, tiny: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});

function asked(): readonly Benchmark[] {
  const keys = values.only?.split(',').map((key) => key.trim());
  const known = benchmarks.flatMap((benchmark) => benchmark.keys);
  const unknown = keys?.filter((key) => !known.some((one) => one.startsWith(key))) ?? [];
  if (unknown.length > 0) throw new Error(`There is no figure ${unknown.join(', ')}; the figures are ${known.join(', ')}.`);
  return benchmarks.filter((benchmark) => !keys || benchmark.keys.some((key) => keys.some((start) => key.startsWith(start))));
}

/** `measured` is told the figures of each benchmark as it ends: a whole run is long. */
async function measure(
  chosen: readonly Benchmark[],
  measured: (figures: Figure[]) => void,
): Promise<{ figures: Figure[]; failed: boolean }> {
  const folder = join(repositoryRoot, '.leadline/bench');
  mkdirSync(folder, { recursive: true });
  const figures: Figure[] = [];
  let failed = false;
  for (const benchmark of chosen) {
    console.log(benchmark.keys.join(', '));
    try {
      const told = await benchmark.run({ tiny: values.tiny, folder, say: (line) => console.log(`  … ${line}`) });
      figures.push(...told);
      measured(told);
    } catch (error) {
      // The others are still worth knowing.
      console.error(error);
      failed = true;
    }
  }
  return { figures, failed };
}

const latest = join(repositoryRoot, '.bench/latest.json');

const earlier = (): Report | undefined => (existsSync(latest) ? (JSON.parse(readFileSync(latest, 'utf8')) as Report) : undefined);

function keep(figures: readonly Figure[]): void {
  const all = togetherWith(earlier(), reportOf(figures, values.tiny, new Date()));
  mkdirSync(join(repositoryRoot, '.bench'), { recursive: true });
  writeFileSync(latest, `${JSON.stringify(all, null, 2)}\n`);
  if (values.write && !values.tiny) writeFileSync(join(repositoryRoot, 'docs/benchmarks.md'), pageOf(all));
}

exitWhenInterrupted();
try {
  const { figures, failed } = await measure(asked(), keep);
  console.log(`\n${tableOf(reportOf(figures, values.tiny, new Date()))}`);
  process.exit(failed ? 1 : 0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
