import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '@leadline/stack';
import type { Benchmark, Figure } from './benchmark.ts';
import { benchmarks } from './benchmarks.ts';
import { pageOf, reportOf, tableOf } from './report/report.ts';

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

async function measure(chosen: readonly Benchmark[]): Promise<{ figures: Figure[]; failed: boolean }> {
  const folder = join(repositoryRoot, '.leadline/bench');
  mkdirSync(folder, { recursive: true });
  const figures: Figure[] = [];
  let failed = false;
  for (const benchmark of chosen) {
    console.log(benchmark.keys.join(', '));
    try {
      figures.push(...(await benchmark.run({ tiny: values.tiny, folder, say: (line) => console.log(`  … ${line}`) })));
    } catch (error) {
      // The others are still worth knowing.
      console.error(error);
      failed = true;
    }
  }
  return { figures, failed };
}

function keep(figures: readonly Figure[]): void {
  const report = reportOf(figures, values.tiny, new Date());
  mkdirSync(join(repositoryRoot, '.bench'), { recursive: true });
  writeFileSync(join(repositoryRoot, '.bench/latest.json'), `${JSON.stringify(report, null, 2)}\n`);
  if (values.write && !values.tiny) writeFileSync(join(repositoryRoot, 'docs/benchmarks.md'), pageOf(report));
  console.log(`\n${tableOf(report)}`);
}

try {
  const { figures, failed } = await measure(asked());
  if (figures.length > 0) keep(figures);
  process.exit(failed ? 1 : 0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
