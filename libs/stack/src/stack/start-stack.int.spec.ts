import pg from 'pg';
import { killedAfter } from '../killed-run.ts';
import type { Progress } from '../progress.ts';
import { removeTemporaryFolders, temporaryFolder } from '../temporary-folder.ts';
import { resetStack } from './reset-stack.ts';
import type { Stack } from './stack.ts';
import { startStack } from './start-stack.ts';
import { readState } from './state-file.ts';

jest.setTimeout(120_000);

async function databaseAt(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT current_database() AS name')).rows[0]?.name;
  } finally {
    await client.end();
  }
}

const withPath = (url: string, path: string) => Object.assign(new URL(url), { pathname: path }).href;

describe('Stack', () => {
  const folder = temporaryFolder();
  const other = temporaryFolder();
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ folder, services: [], port: 0, fsync: false });
  });
  afterAll(async () => {
    await stack.stop();
    await Promise.all([resetStack(folder), resetStack(other)]);
    removeTemporaryFolders();
  });

  it('when a second one of the folder is started › refuses and names the first', async () => {
    await expect(startStack({ folder, services: [], port: 0 })).rejects.toThrow(`already runs (process ${process.pid})`);
    await expect(resetStack(folder)).rejects.toThrow(`already runs (process ${process.pid})`);
  });

  it('when a service enters its own database › may; another service’s or the shared one › may not', async () => {
    const own = stack.databaseUrl('leads');
    expect(await databaseAt(own)).toBe('leadline_leads');
    await expect(databaseAt(withPath(own, '/leadline_accounts'))).rejects.toThrow(/permission denied/);
    await expect(databaseAt(withPath(own, '/postgres'))).rejects.toThrow(/permission denied/);
  });

  it('when servers are given › uses them with names of its own, and leaves them running', async () => {
    const given = { databaseUrl: stack.postgres.url, brokers: stack.brokers };
    const guest = await startStack({ folder: other, services: [], port: 0, topicPrefix: 'guest-1', ...given });
    expect(await databaseAt(guest.databaseUrl('leads'))).toBe('guest_1_leads');
    expect(readState(other)).toMatchObject({ brokers: stack.brokers, topicPrefix: 'guest-1' });
    await expect(guest.postgres.kill()).rejects.toThrow('DATABASE_URL');
    await guest.stop();
    expect([stack.postgres.running, readState(other)]).toEqual([true, undefined]);
  });

  it('when an earlier run was killed › says what it left and starts', async () => {
    const options = { folder: other, services: [], port: 0, fsync: false, brokers: stack.brokers };
    const { postgres } = await killedAfter('startStack', options);
    const told: Progress[] = [];
    const next = await startStack({ ...options, onProgress: (progress) => told.push(progress) });
    expect(told.find(({ state }) => state === 'note')?.text).toContain(`process ${postgres.pid}`);
    await next.stop();
  });

  it('when the start is given up › leaves nothing behind', async () => {
    const signal = AbortSignal.abort(new Error('Stopped by SIGINT'));
    await expect(startStack({ folder: other, services: [], port: 0, brokers: stack.brokers, signal })).rejects.toThrow('Stopped by SIGINT');
    await resetStack(other);
  });
});
