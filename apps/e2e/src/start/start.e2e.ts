import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@leadline/stack';
import { replayAsked } from '../stack/environment.ts';
import { endSharedStack } from '../stack/parts.ts';
import { runStart } from './run-start.ts';

const minutes = 60_000;

// Three starts of the whole stack: in CI, and by hand with REPLAY=1.
// eslint-disable-next-line no-restricted-syntax -- the time it takes; tools/test/allowed-skips.json lists its tests
const describeWhenAsked = replayAsked() ? describe : describe.skip;

async function asked(url: string, token: string, query: string) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return (await answer.json()) as { data: Record<string, { totalCount: number }> };
}

describeWhenAsked('npm start', () => {
  let folder: string;
  let port: number;

  beforeAll(async () => {
    await endSharedStack();
    folder = mkdtempSync(join(tmpdir(), 'leadline-start-'));
    // PostgreSQL may run as another user, who has to enter.
    chmodSync(folder, 0o755);
    port = await freePort();
  }, minutes);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const stillRecorded = () => readdirSync(join(folder, 'processes'));

  it(
    'when Ctrl-C comes while the sample data is added › stops everything and ends as interrupted',
    async () => {
      const start = runStart(folder, port);
      await start.says(/sample data: 6 of 24/);
      start.send('SIGINT');
      expect(await start.ended).toBe(130);
      expect(stillRecorded()).toEqual([]);
    },
    2 * minutes,
  );

  it(
    'with --once › goes on with the sample data, does the main job step by step with its events, and ends with 0',
    async () => {
      const start = runStart(folder, port, '--once');
      expect({ ended: await start.ended, printed: start.printed() }).toMatchObject({ ended: 0 });
      expect(start.printed()).toMatch(/sample data: 24 of 24/);
      for (const event of ['LeadQualified', 'AccountOpened', 'OpportunityOpened', 'OpportunityWon', 'ProjectStarted'])
        expect(start.printed()).toMatch(new RegExp(`\\+\\d+ ms  ${event} `));
      expect(start.printed()).not.toContain('✖');
      expect(stillRecorded()).toEqual([]);
    },
    2 * minutes,
  );

  it(
    'a second time › keeps the data, serves with the token that it prints, and Ctrl-C ends it',
    async () => {
      const start = runStart(folder, port);
      const [, token] = await start.says(/authorization: Bearer (\S+?)'/);
      expect(start.printed()).not.toContain('sample data');
      const { data } = await asked(`http://127.0.0.1:${port}/graphql`, token!, '{ opportunities { totalCount } leads { totalCount } }');
      expect(data['opportunities']!.totalCount).toBeGreaterThan(0);
      expect(data['leads']!.totalCount).toBeGreaterThan(0);
      start.send('SIGINT');
      expect(await start.ended).toBe(0);
      expect(stillRecorded()).toEqual([]);
    },
    2 * minutes,
  );
});
