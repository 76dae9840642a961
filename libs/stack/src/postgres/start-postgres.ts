import { join } from 'node:path';
import pg from 'pg';
import { ensureSpace } from '../disk-space.ts';
import { inheritedEnvironment } from '../environment.ts';
import { freePort } from '../ports/free-port.ts';
import { clearLeftover } from '../process/leftover.ts';
import { type ManagedProcess, launch } from '../process/managed-process.ts';
import type { OnProgress } from '../progress.ts';
import { stackSecret } from '../secrets.ts';
import { postgresBinaries } from './binaries.ts';
import { dataFolder } from './data-folder.ts';
import { operatingUser } from './operating-user.ts';
import { dataPlace } from './places.ts';
import { clearStalePostmaster } from './stale-postmaster.ts';

/** How to start PostgreSQL. */
export interface PostgresOptions {
  /** The stack's state folder; data, log and pid file go under it. */
  folder: string;
  /** A free one when 0 or absent. */
  port?: number;
  /** True unless said otherwise; false trades durability for speed in tests. */
  fsync?: boolean;
  onProgress?: OnProgress;
  onExit?: (ending: string) => void;
  /** Gives up the first start when it is aborted. */
  signal?: AbortSignal;
}

/** A running PostgreSQL; `url` is the superuser's. */
export interface PostgresServer extends ManagedProcess {
  readonly url: string;
  readonly port: number;
}

/** Starts PostgreSQL from the binaries of npm; data of an earlier start is kept, a server left by a killed run is stopped first. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { folder } = options;
  await ensureSpace(folder);
  await clearLeftover(folder, 'postgres');
  const user = operatingUser();
  const place = dataPlace(folder, user);
  if (place.movedBecause !== undefined) options.onProgress?.({ name: 'postgres', state: 'note', text: place.movedBecause });
  const binaries = postgresBinaries(folder, user);
  // The password lives beside the data, so that neither is ever there without the other.
  const password = stackSecret(place.folder, 'postgres');
  const data = await dataFolder({ place: place.folder, binaries, user, password });
  const port = options.port || (await freePort());
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const server = await launch({
    name: 'postgres',
    command: binaries.postgres,
    args: ['-D', data, '-p', String(port), ...settings(options.fsync ?? true)],
    env: inheritedEnvironment(),
    user,
    folder,
    logFile: join(folder, 'logs', 'postgres.log'),
    readyWithinMs: 60_000,
    probe: () => accepts(url),
    before: () => clearStalePostmaster(data),
    retryOn: /pre-existing shared memory block/,
    stopSignals: [
      { signal: 'SIGINT', withinMs: 20_000 },
      { signal: 'SIGQUIT', withinMs: 5_000 },
    ],
    onExit: options.onExit,
    signal: options.signal,
  });
  return Object.assign(server, { url, port });
}

const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

function settings(fsync: boolean): string[] {
  const always = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=300', 'timezone=UTC', 'log_timezone=UTC'];
  return [...always, ...(fsync ? [] : quick)].flatMap((setting) => ['-c', setting]);
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A server that goes away between two answers is a reason to ask again, not an uncaught error.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
