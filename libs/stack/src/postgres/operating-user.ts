import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { StackError } from '../stack-error.ts';

/** The operating system user that PostgreSQL runs as; undefined means the one who runs the stack. */
export interface OperatingUser {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: for root this is the user `postgres`, made when it is missing. */
export function operatingUser(): OperatingUser | undefined {
  if (userInfo().uid !== 0) return undefined;
  return existing() ?? made();
}

/** Whether that user may look into a folder, which needs the right on each folder above it. */
export function mayEnter(user: OperatingUser | undefined, folder: string): boolean {
  if (user === undefined) return true;
  return spawnSync('test', ['-x', folder, '-a', '-r', folder], { ...user }).status === 0;
}

function existing(): OperatingUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number.parseInt(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout ?? '', 10),
  );
  return uid && gid ? { uid, gid } : undefined;
}

function made(): OperatingUser {
  spawnSync('groupadd', ['--system', 'postgres']);
  spawnSync('useradd', ['--system', '--no-create-home', '-g', 'postgres', 'postgres']);
  const user = existing();
  if (user !== undefined) return user;
  throw new StackError(
    'PostgreSQL does not run as root, and no user `postgres` could be made. Start as another user, or run: useradd postgres',
  );
}
