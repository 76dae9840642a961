import { userInfo } from 'node:os';
import pg from 'pg';
import { killedAfter } from '../killed-run.ts';
import { identityOf } from '../process/process-identity.ts';
import { resetStack } from '../stack/reset-stack.ts';
import { removeTemporaryFolders, temporaryFolder } from '../temporary-folder.ts';
import { type PostgresOptions, type PostgresServer, startPostgres } from './start-postgres.ts';

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
}

const folders: string[] = [];
const newFolder = (mode?: number) => {
  const folder = temporaryFolder(mode);
  folders.push(folder);
  return folder;
};
const servers: PostgresServer[] = [];
const start = async (options: PostgresOptions) => {
  const server = await startPostgres(options);
  servers.push(server);
  return server;
};
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await Promise.all(folders.map(resetStack));
  removeTemporaryFolders();
});

describe('PostgreSQL', () => {
  it('when killed, restarted, stopped and started again › still has what was committed', async () => {
    const folder = newFolder();
    const first = await start({ folder });
    await query(first.url, `CREATE TABLE kept AS SELECT 'committed' AS word`);
    await first.kill();
    await first.restart();
    expect(await query(first.url, 'SELECT word FROM kept')).toEqual(['committed']);
    await first.stop();

    const second = await start({ folder });
    expect(await query(second.url, 'SELECT word FROM kept')).toEqual(['committed']);
    expect(await query(second.url, 'SHOW fsync')).toEqual(['on']);
  });

  it('when its parent was killed › is found, stopped and started anew with the data', async () => {
    const folder = newFolder();
    const orphan = await killedAfter('startPostgres', { folder });
    expect(identityOf(orphan.pid)).toBeDefined();
    await query(orphan.url, `CREATE TABLE kept AS SELECT 'committed' AS word`);

    const server = await start({ folder });
    expect(identityOf(orphan.pid)).toBeUndefined();
    expect(await query(server.url, 'SELECT word FROM kept')).toEqual(['committed']);
  });

  it('when text holds letters beyond ASCII › folds and finds them', async () => {
    const server = await start({ folder: newFolder(), fsync: false });
    await query(server.url, 'CREATE EXTENSION pg_trgm');
    expect(await query(server.url, `SELECT lower('ÉCOLE'), similarity('Żółw', 'żółw')`)).toEqual(['école', 1]);
  });

  it('when only its owner may enter the folder › starts; for root, whose data PostgreSQL cannot own, outside it, and says where', async () => {
    const notes: string[] = [];
    await start({ folder: newFolder(0o700), fsync: false, onProgress: ({ text }) => notes.push(text) });
    const isRoot = userInfo().uid === 0;
    expect(notes).toEqual(isRoot ? [expect.stringMatching(/cannot enter .* so its data is in .*leadline-/)] : []);
  });
});
