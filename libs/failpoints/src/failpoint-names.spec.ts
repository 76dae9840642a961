import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allFailpoints } from './failpoint-names.ts';

const libraries = join(import.meta.dirname, '../..');
const sources = globSync('*/src/**/*.ts', { cwd: libraries, exclude: (name) => name.includes('failpoints') }).filter(
  (file) => !file.endsWith('.spec.ts'),
);
const text = sources.map((file) => readFileSync(join(libraries, file), 'utf8')).join('\n');

describe('Failpoints', () => {
  it.each(allFailpoints)('%s › is in the source once', (name) => {
    expect(text.split(`failpoint('${name}'`)).toHaveLength(2);
  });
});
