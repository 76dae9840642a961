import { newId } from '@leadline/domain';
import { run, runJson } from '../testing/run-command.ts';
import { type ServiceDatabase, databasesVariable, serviceDatabase } from '../testing/service-database.ts';

interface Letter {
  id: string;
  service: string;
  state: string;
  closedBy: string | null;
  skipReason: string | null;
}

describe('leadline dead-letters', () => {
  let accounts: ServiceDatabase;
  let projects: ServiceDatabase;
  let variables: Record<string, string>;

  beforeAll(async () => {
    [accounts, projects] = await Promise.all([serviceDatabase(), serviceDatabase()]);
    variables = databasesVariable({ accounts, projects });
  });
  afterEach(() => projects.database.query('DELETE FROM dead_letter'));
  afterAll(() => Promise.all([accounts.drop(), projects.drop()]));

  let offset = 0;
  async function buried(consumer = 'projects.deals'): Promise<string> {
    const id = newId();
    await projects.database.query(
      `INSERT INTO dead_letter (id, consumer, topic, partition, "offset", event_id, event_type, aggregate_id, reason)
       VALUES ($1, $2, 'leadline.opportunities.v1', 0, $3, $4, 'leadline.opportunity.won.v1', $4, 'not-json')`,
      [id, consumer, (offset += 1), newId()],
    );
    return id;
  }
  async function listed(...options: string[]) {
    const { exitCode, data } = await runJson<{ deadLetters: Letter[] }>(['dead-letters', 'list', ...options], variables);
    return { exitCode, data: data.deadLetters };
  }
  const command = (...args: string[]) => run(['dead-letters', ...args], variables);

  it('when one is open › lists it with the service that has it, exit code 1', async () => {
    const id = await buried();
    expect(await listed()).toMatchObject({ exitCode: 1, data: [{ id, service: 'projects', state: 'OPEN' }] });
    expect((await command('list')).out).toContain(id);
    expect(await listed('--consumer', 'projects.people')).toMatchObject({ exitCode: 0, data: [] });
    expect(await listed('--service', 'accounts')).toMatchObject({ exitCode: 0, data: [] });
  });

  it('when one is skipped › keeps who and why, and is no trouble any more', async () => {
    const id = await buried();
    const skipped = await command('skip', id, '--reason', 'sent by hand, twice', '--by', 'ana');
    expect(skipped).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining(`${id} of projects is skipped, by ana: sent by hand, twice`),
    });
    expect(await listed()).toMatchObject({ exitCode: 0, data: [] });
    const { exitCode, data } = await listed('--all');
    expect(data).toMatchObject([{ id, state: 'SKIPPED', closedBy: 'ana', skipReason: 'sent by hand, twice' }]);
    expect(exitCode).toBe(0);
  });

  it('when one is skipped without a reason › refuses, exit code 2', async () => {
    const id = await buried();
    expect(await command('skip', id, '--reason', ' ')).toMatchObject({ exitCode: 2, error: expect.stringContaining('kept for ever') });
    expect((await listed()).data).toMatchObject([{ id, state: 'OPEN' }]);
  });

  it('when some are retried › asks their consumer, and each other one stays as it is', async () => {
    const [one, other] = [await buried(), await buried()];
    expect(await command('retry', one)).toMatchObject({ exitCode: 0, out: expect.stringContaining(`${one} is tried again by projects`) });
    const states = new Map((await listed()).data.map(({ id, state }) => [id, state]));
    expect(states).toEqual(
      new Map([
        [one, 'RETRYING'],
        [other, 'OPEN'],
      ]),
    );
  });

  it('when all of a consumer are retried › asks for these and no other', async () => {
    const [deal, person] = [await buried('projects.deals'), await buried('projects.people')];
    expect((await command('retry', '--all', '--consumer', 'projects.people')).exitCode).toBe(0);
    const states = new Map((await listed()).data.map(({ id, state }) => [id, state]));
    expect(states).toEqual(
      new Map([
        [deal, 'OPEN'],
        [person, 'RETRYING'],
      ]),
    );
  });

  it('when there is no such one › says so, exit code 1', async () => {
    expect(await command('retry', newId())).toMatchObject({ exitCode: 1, error: expect.stringMatching(/^There is no dead letter/) });
  });

  describe('when another database is away', () => {
    const away = () => {
      const databases = JSON.parse(variables['LEADLINE_DATABASE_URLS']!) as Record<string, string>;
      return { ...variables, LEADLINE_DATABASE_URLS: JSON.stringify({ leads: 'postgres://127.0.0.1:9/leads', ...databases }) };
    };
    const partly = (...args: string[]) => run(['dead-letters', ...args], away());

    it('and one is skipped › says so', async () => {
      const id = await buried();
      expect(await partly('skip', id, '--reason', 'sent twice', '--by', 'ana')).toMatchObject({
        exitCode: 0,
        out: expect.stringContaining(`${id} of projects is skipped`),
      });
    });

    it('and some are retried › says which are and what is not, exit code 1', async () => {
      const [one, none] = [await buried(), newId()];
      for (const asked of [[one, none], ['--all']]) {
        const { exitCode, out } = await partly('retry', ...asked);
        expect(out).toContain(`${one} is tried again by projects`);
        expect(out).toContain('The database of leads cannot be used');
        expect(exitCode).toBe(1);
      }
    });

    it('and several are found nowhere › says of it once', async () => {
      const [one, other] = [newId(), newId()];
      const { error } = await partly('retry', one, other);
      expect(error).toMatch(new RegExp(`^${one}, ${other}: The database of leads cannot be used`));
      expect(error.match(/The database of leads/g)).toHaveLength(1);
    });

    it('and one is found nowhere › says that it could not look everywhere, exit code 1', async () => {
      const id = newId();
      expect(await partly('retry', id)).toMatchObject({
        exitCode: 1,
        error: expect.stringMatching(new RegExp(`^${id}: The database of leads cannot be used`)),
      });
    });
  });

  it('when one of several is settled already › says which, and tries the others again, exit code 1', async () => {
    const [settled, open] = [await buried(), await buried()];
    await command('skip', settled, '--reason', 'sent twice', '--by', 'ana');
    const { exitCode, out } = await command('retry', settled, open);
    expect(out).toContain(`${open} is tried again by projects`);
    expect(out).toContain(`The dead letter ${settled} is skipped already.`);
    expect(exitCode).toBe(1);
  });

  it('when it is settled already › says so, exit code 1', async () => {
    const id = await buried();
    await command('skip', id, '--reason', 'sent twice', '--by', 'ana');
    expect(await command('retry', id)).toMatchObject({ exitCode: 1, error: `The dead letter ${id} is skipped already.` });
  });
});
