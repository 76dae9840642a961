import { LeadAccountResolved } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { type TestService, eventually, startTestService } from '@leadline/testkit';
import { accountsService } from '../service.ts';
import { type Request, aRequest, conversionRig } from '../testing/conversion-rig.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(accountsService(), { environment: { DATABASE_POOL_SIZE: '20' } });
});
afterAll(() => service?.stop());

const { person, ask, rows } = conversionRig(() => service);

const requestsOf = (company: string, count: number): Request[] =>
  Array.from({ length: count }, (_, at) => aRequest({ company: at % 2 ? company : `${company} Inc.` }));

async function resolvedOf(requests: Request[]) {
  const asked = new Set(requests.map(({ conversionId }) => conversionId));
  return eventually(
    async () => {
      const found = (await service.published('conversions')).filter(({ envelope }) => envelope.type === LeadAccountResolved.type);
      const ours = found.map(({ data }) => data).filter(({ conversionId }) => asked.has(conversionId));
      expect(ours).toHaveLength(requests.length);
      return ours;
    },
    { withinMs: 50_000 },
  );
}

/** Starts the work while nobody can read accounts, and lets it go on when so many of its transactions wait: none is ahead of the others then. */
async function abreast<Result>(transactions: number, start: () => Promise<Result>): Promise<Result> {
  const runner = service.dataSource.createQueryRunner();
  await runner.startTransaction();
  await runner.query('LOCK TABLE account IN ACCESS EXCLUSIVE MODE');
  const work = start();
  try {
    await eventually(async () => {
      const [{ waiting }] = await rows(
        'SELECT count(DISTINCT pid)::int AS waiting FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())',
      );
      expect(waiting).toBeGreaterThanOrEqual(transactions);
    });
  } finally {
    await runner.commitTransaction();
    await runner.release();
  }
  return work;
}

describe('Conversion › races', () => {
  it('fifty leads of one new company at once › end on one account, each with a contact of its own', async () => {
    const requests = requestsOf(`Racing ${newId().slice(-12)}`, 50);
    await Promise.all(requests.map((request) => person(request)));
    await Promise.all(requests.map((request) => ask(request)));
    const resolved = await resolvedOf(requests);
    expect(new Set(resolved.map(({ accountId }) => accountId)).size).toBe(1);
    expect(resolved.filter(({ accountCreated }) => accountCreated)).toHaveLength(1);
    expect(new Set(resolved.map(({ contactId }) => contactId)).size).toBe(50);
    const [{ primaries, all }] = await rows(
      'SELECT count(*) FILTER (WHERE is_primary) AS primaries, count(*) AS all FROM relationship WHERE account_id = $1',
      resolved[0].accountId,
    );
    expect([primaries, all]).toEqual([1, 50]);
  });

  it('leads of a company, and people who open its account, at once › end on one account', async () => {
    const company = `Meeting ${newId().slice(-12)}`;
    const requests = requestsOf(company, 6);
    await Promise.all(requests.map((request) => person(request)));
    const open = () =>
      service.query(
        'mutation($name: String!) { createAccount(input: { name: $name }) { __typename ... on CreatedAccount { account { id } } } }',
        { name: company },
      );
    const { opened } = await abreast(6, async () => ({
      opened: await Promise.all([...Array.from({ length: 5 }, open), ...requests.map((request) => ask(request))]),
    }));
    const created = opened.flatMap((answer) =>
      'data' in answer && answer.data.createAccount.account ? [answer.data.createAccount.account.id] : [],
    );
    const resolved = await resolvedOf(requests);
    expect(new Set([...created, ...resolved.map(({ accountId }) => accountId)]).size).toBe(1);
    expect(await rows('SELECT id FROM account WHERE name LIKE $1', `${company}%`)).toHaveLength(1);
  });
});
