import { createHash } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { StackError } from '../stack-error.ts';
import { type OperatingUser, mayEnter } from './operating-user.ts';

/** Where PostgreSQL keeps its data: under the stack's folder, or elsewhere with the reason. */
export interface DataPlace {
  folder: string;
  movedBecause?: string;
}

/** The data place of a stack; outside a folder that the `postgres` user cannot enter, such as one in root's home. */
export function dataPlace(stackFolder: string, user: OperatingUser | undefined): DataPlace {
  const folder = join(stackFolder, 'data', 'postgres');
  mkdirSync(folder, { recursive: true });
  if (mayEnter(user, folder)) return { folder: own(folder, user) };
  const fallback = join(outsideFolder(stackFolder), 'postgres');
  mkdirSync(fallback, { recursive: true });
  const movedBecause = `PostgreSQL's user cannot enter ${stackFolder}, so its data is in ${fallback}`;
  return { folder: own(fallback, user), movedBecause };
}

/** The path of a stack's folder outside its own: it follows from the stack's path, so that the next start finds it. */
export function outsidePath(stackFolder: string): string {
  return join(tmpdir(), `leadline-${createHash('sha256').update(resolve(stackFolder)).digest('hex').slice(0, 12)}`);
}

/** A folder of this stack in the system's temporary folder, which every user can enter. */
export function outsideFolder(stackFolder: string): string {
  const folder = outsidePath(stackFolder);
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o755 });
  const found = lstatSync(folder);
  // The temporary folder is everybody's: a folder that somebody else made there is not to be trusted.
  if (!found.isDirectory() || found.uid !== userInfo().uid)
    throw new StackError(`${folder} belongs to somebody else. Delete it, or set TMPDIR.`);
  return folder;
}

function own(folder: string, user: OperatingUser | undefined): string {
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  return folder;
}
