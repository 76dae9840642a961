import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts', 'tools/**/*.{ts,mjs,cjs}', '*.{ts,mjs,cjs}'];
const isCounted = (file) => !/\.spec\.ts$|\.e2e\.ts$|\/__generated__\/|-examples\//.test(file);

/** The value below or at which the given share of the values lies; 0 for none. */
export function percentile(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** How long the source files of a repository are, in lines: specs, examples and generated code left out. */
export function sizeStatistics(root) {
  const files = globSync(sources, { cwd: root }).filter(isCounted);
  const lines = files.map((file) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length);
  return { files: files.length, median: percentile(lines, 0.5), p90: percentile(lines, 0.9), longest: percentile(lines, 1) };
}
