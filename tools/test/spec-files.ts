import { globSync } from 'node:fs';

/** A kind of tests that Nx runs per project. */
export interface Tier {
  readonly target: 'test' | 'int' | 'e2e';
  /** Also the name of Jest's report. */
  readonly name: 'unit' | 'int' | 'e2e';
  isOf(file: string): boolean;
}

const isInt = (file: string): boolean => file.endsWith('.int.spec.ts');

/** The tiers, from the fastest to the slowest; a file name says which one it is of. */
export const tiers = {
  unit: { target: 'test', name: 'unit', isOf: (file) => file.endsWith('.spec.ts') && !isInt(file) },
  int: { target: 'int', name: 'int', isOf: isInt },
  e2e: { target: 'e2e', name: 'e2e', isOf: (file) => file.endsWith('.e2e.ts') },
} satisfies Record<string, Tier>;

const places = ['apps/*/src/**/*.{spec,e2e}.ts', 'libs/*/src/**/*.{spec,e2e}.ts', 'tools/**/*.spec.ts'];

/** The projects that have test files of a tier: each must come back with tests. */
export function projectsWith(tier: Tier, root: string): string[] {
  const files = globSync(places, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' }).filter((file) =>
    tier.isOf(file),
  );
  return [...new Set(files.map(projectOf))].sort();
}

function projectOf(file: string): string {
  const [group = '', project = ''] = file.split('/');
  return group === 'tools' ? group : project;
}
