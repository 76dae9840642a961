import { execFile } from 'node:child_process';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { nodeBinary, repositoryRoot } from '../repository.ts';
import { removeTemporaryFolders, temporaryFolder } from '../temporary-folder.ts';
import { brokerJars } from './jars.ts';

jest.setTimeout(120_000);

const { jars } = JSON.parse(readFileSync(join(repositoryRoot, 'infra/kafka/jars.json'), 'utf8')) as { jars: { path: string }[] };
let repository: Server;
let at: string;
/** What the repository gives instead of the jar of this name. */
let damaged: string | undefined;

beforeAll(async () => {
  const kept = await brokerJars();
  repository = createServer(({ url = '' }, response) => {
    if (basename(url) === damaged) response.end('something else');
    else createReadStream(join(kept, basename(url))).pipe(response);
  });
  await new Promise<void>((resolve) => repository.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(repository.address() as AddressInfo).port}`;
});

beforeEach(() => void (damaged = undefined));

afterAll(() => {
  repository.close();
  removeTemporaryFolders();
});

/** Fetches the jars on a machine without Maven. */
function fetched(from: string): Promise<{ target: string; failed: boolean; said: string }> {
  const target = join(temporaryFolder(), 'libs');
  const env = { PATH: '/nowhere', MAVEN_REPOSITORY: from };
  return new Promise((resolve) => {
    execFile(nodeBinary(), [join(repositoryRoot, 'infra/kafka/fetch-jars.mjs'), target], { env }, (failure, out, error) =>
      resolve({ target, failed: failure !== null, said: out + error }),
    );
  });
}

describe('A machine without Maven', () => {
  it('fetches the jars of the broker from the repository', async () => {
    const { target, failed } = await fetched(at);
    expect(failed).toBe(false);
    expect(readdirSync(target).sort()).toEqual(jars.map(({ path }) => basename(path)).sort());
  });

  it('when a jar is not the pinned one › says which, and keeps nothing', async () => {
    damaged = basename(jars[3]!.path);
    const { target, failed, said } = await fetched(at);
    expect(failed).toBe(true);
    expect(said).toContain(`${damaged} has not the pinned checksum. Check the network, or name a mirror in MAVEN_REPOSITORY.`);
    expect(readdirSync(dirname(target))).toEqual([]);
  });

  it('when the repository cannot be reached › says so, with the remedy and without a stack trace', async () => {
    const { target, failed, said } = await fetched('http://127.0.0.1:1');
    expect(failed).toBe(true);
    expect(said).toMatch(/cannot be fetched: .*\. Check the network, or name a mirror in MAVEN_REPOSITORY\./);
    expect(said).not.toMatch(/\n {4}at /);
    expect(existsSync(target)).toBe(false);
  });
});
