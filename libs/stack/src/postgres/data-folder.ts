import { spawn } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inheritedEnvironment } from '../environment.ts';
import { StackError } from '../stack-error.ts';
import type { PostgresBinaries } from './binaries.ts';
import { characterLocale } from './locale.ts';
import type { OperatingUser } from './operating-user.ts';

/** What is needed to make a data folder. */
export interface DataFolderPlan {
  place: string;
  binaries: PostgresBinaries;
  user: OperatingUser | undefined;
  password: string;
}

const major = '18';

/** The data folder of PostgreSQL, made on first use; a half-made one of a killed start is thrown away. */
export async function dataFolder(plan: DataFolderPlan): Promise<string> {
  const folder = join(plan.place, 'data');
  if (existsSync(folder)) return ofThisVersion(folder);
  const unfinished = join(plan.place, 'data.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = join(plan.place, 'password');
  writeFileSync(passwordFile, plan.password, { mode: 0o600 });
  if (plan.user !== undefined) chownSync(passwordFile, plan.user.uid, plan.user.gid);
  try {
    await initialise(plan, unfinished, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, folder);
  return folder;
}

function ofThisVersion(folder: string): string {
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version === major) return folder;
  throw new StackError(`The data in ${folder} is of PostgreSQL ${version}, this stack runs ${major}. Empty it: npm run reset`);
}

async function initialise({ binaries, user }: DataFolderPlan, folder: string, passwordFile: string): Promise<void> {
  const locale = characterLocale();
  const args = [
    ...['-D', folder, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--no-sync'],
    // The built-in provider sorts alike on every machine, so that keyset cursors and indexes do not depend on its libraries.
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`, '--lc-messages=C'],
  ];
  const child = spawn(binaries.initdb, args, { env: inheritedEnvironment(), stdio: ['ignore', 'ignore', 'pipe'], ...user });
  let complaints = '';
  child.stderr.on('data', (chunk) => (complaints += String(chunk)));
  const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  if (code !== 0) throw new StackError(`PostgreSQL's data folder could not be made (initdb ended with ${code}): ${complaints.trim()}`);
}
