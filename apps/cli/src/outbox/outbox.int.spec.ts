import { newId } from '@leadline/domain';
import { run, runJson } from '../testing/run-command.ts';
import { type ServiceDatabase, databasesVariable, serviceDatabase } from '../testing/service-database.ts';

describe('leadline outbox', () => {
  let leads: ServiceDatabase;
  let accounts: ServiceDatabase;
  let variables: Record<string, string>;

  beforeAll(async () => {
    [leads, accounts] = await Promise.all([serviceDatabase(), serviceDatabase()]);
    variables = databasesVariable({ leads, accounts });
  });
  afterEach(() => leads.database.query('DELETE FROM outbox'));
  afterAll(() => Promise.all([leads.drop(), accounts.drop()]));

  const write = (ageSeconds: number, refusedBecause: string | null = null) =>
    leads.database.query(
      `INSERT INTO outbox (id, topic, key, headers, value, created_at, refused_because)
       VALUES ($1, 'leads', 'one', '{"type":"leadline.lead.captured.v1"}', '{"name":"sentinel"}', clock_timestamp() - make_interval(secs => $2), $3)`,
      [newId(), ageSeconds, refusedBecause],
    );

  it('when little waits › shows how much in each service, exit code 0', async () => {
    await write(2);
    const { exitCode, data } = await runJson<{ service: string; depth: number }[]>(['outbox'], variables);
    expect(data).toMatchObject([
      { service: 'leads', depth: 1, refused: 0 },
      { service: 'accounts', depth: 0 },
    ]);
    expect(exitCode).toBe(0);
  });

  it('when something waits for long › exit code 1, but not with more patience or for another service', async () => {
    await write(100);
    expect((await run(['outbox'], variables)).exitCode).toBe(1);
    expect((await run(['outbox', '--max-age', '600'], variables)).exitCode).toBe(0);
    expect((await run(['outbox', '--service', 'accounts'], variables)).exitCode).toBe(0);
  });

  it('when a row is refused › lists it with what waits behind, never its content; then lets it be tried again', async () => {
    await write(1, 'The value has more than 1048576 bytes.');
    await write(1);
    expect((await run(['outbox'], variables)).exitCode).toBe(1);

    const refused = await run(['outbox', '--refused'], variables);
    expect(refused.out).toMatch(/leadline.lead.captured.v1 +leads +one +1 +The value has more than 1048576 bytes/);
    expect(refused.out).not.toContain('sentinel');
    expect(refused.exitCode).toBe(1);

    const retried = await run(['outbox', 'retry', '--service', 'leads'], variables);
    expect(retried).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^leads: 1 tried again/) });
    expect(await run(['outbox', '--refused'], variables)).toMatchObject({ exitCode: 0, out: 'No row is refused.' });
  });

  it('when a database does not answer › tells of the others, exit code 1, and never the password', async () => {
    const away = new URL(accounts.url);
    away.password = 'sentinel';
    away.pathname = '/nowhere';
    const urls = { LEADLINE_DATABASE_URLS: JSON.stringify({ leads: leads.url, accounts: away.href }) };
    const { exitCode, out, error } = await run(['outbox'], urls);
    expect(out).toMatch(/^leads +0 /m);
    expect(out).toMatch(/accounts: its database cannot be used: .*leadline doctor/);
    expect(out + error).not.toContain('sentinel');
    expect(exitCode).toBe(1);
  });
});
