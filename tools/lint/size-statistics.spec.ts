import { globSync } from 'node:fs';
import { join } from 'node:path';
import { nameFault } from './rules/file-name.mjs';
import { percentile, sizeStatistics } from './size-statistics.mjs';

const root = join(import.meta.dirname, '../..');

describe('Source files', () => {
  it('are at most 60 lines in the median, and 120 at the 90th percentile', () => {
    const sizes = sizeStatistics(root);
    console.info(`${sizes.files} source files: median ${sizes.median} lines, 90th percentile ${sizes.p90}, longest ${sizes.longest}`);
    expect(sizes.files).toBeGreaterThan(0);
    expect(sizes.median).toBeLessThanOrEqual(60);
    expect(sizes.p90).toBeLessThanOrEqual(120);
  });

  it('that hold SDL are named as the conventions say', () => {
    const sdl = globSync(['apps/*/src/**/*.graphql', 'libs/*/src/**/*.graphql'], { cwd: root });
    expect(sdl.map(nameFault).filter(Boolean)).toEqual([]);
  });
});

describe('A percentile', () => {
  it.each([
    { values: [], share: 0.5, is: 0 },
    { values: [7], share: 0.9, is: 7 },
    { values: [30, 10, 20], share: 0.5, is: 20 },
    { values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 100], share: 0.9, is: 9 },
    { values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 100], share: 1, is: 100 },
  ])('of $values at $share is $is', ({ values, share, is }) => {
    expect(percentile(values, share)).toBe(is);
  });
});
