import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Provisions } from './audit.ts';

/** Loads a package of the audits' own, once they are installed. */
export async function npmTool<Exports>(provisions: Provisions, name: string): Promise<Exports> {
  const folder = await provisions.npmTools();
  return createRequire(join(folder, 'package.json'))(name) as Exports;
}
