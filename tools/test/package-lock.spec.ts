import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.ts';

interface Entry {
  link?: boolean;
  integrity?: string;
  resolved?: string;
}
const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const fetched = Object.entries(lock.packages).filter(([path, entry]) => path.includes('node_modules/') && !entry.link);

describe('package-lock.json', () => {
  it('has the hash of every package that is fetched, so that nobody can put another in its place', () => {
    expect(fetched.length).toBeGreaterThan(1000);
    expect(fetched.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  });

  it('names no registry: each machine uses its own', () => {
    expect(fetched.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });
});
