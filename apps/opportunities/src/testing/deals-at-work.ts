import { newId } from '@leadline/domain';
import type { ServiceDefinition } from '@leadline/subgraph';
import { type GraphCaller, type TestService, startTestService, viewerFor } from '@leadline/testkit';
import type { Services } from '../services.ts';

type Untyped = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- what is selected differs from test to test

/** What a mutation answered: its result, and the first error's extensions. */
export interface Answered {
  result: Untyped;
  error: { code: string; rule: string; field?: string; details?: Record<string, unknown> } | undefined;
}

/** The opportunities service under test, with customers and a rep that it knows, and the sentences that its tests say often. */
export interface DealsAtWork extends Known {
  service: TestService<Services>;
  /** Sends a mutation that takes one input, as a machine at noon unless told otherwise. */
  send(name: string, input: object, asked?: { select?: string; caller?: GraphCaller }): Promise<Answered>;
  /** Opens a deal worth 1000 USD on the account and gives its id. */
  open(input?: object, caller?: GraphCaller): Promise<string>;
  /** The deal as an administrator sees it. */
  deal(id: string, select: string, caller?: GraphCaller): Promise<Untyped>;
  /** The names of the facts published about a deal so far, in order. */
  facts(id: string): Promise<string[]>;
}

interface Known {
  accountId: string;
  /** A subsidiary of the account. */
  childId: string;
  /** Belongs to both. */
  contactId: string;
  ownerId: string;
  teamId: string;
}

/** An amount in dollars. */
export const usd = (amount: string) => ({ amount, currency: 'USD' });
/** The moment at which things happen unless a test says otherwise. */
export const noon = new Date('2027-02-01T12:00:00Z');
const machine = viewerFor('SERVICE');
/** The one machine, acting at a given moment. */
export const machineAt = (now: Date): GraphCaller => ({ viewer: machine, now });

/** Starts the service on fresh surroundings. */
export async function startDeals(definition: ServiceDefinition<Services>): Promise<DealsAtWork> {
  const service = await startTestService(definition);
  const known: Known = { accountId: newId(), childId: newId(), contactId: newId(), ownerId: newId(), teamId: newId() };
  await tell(service, known);
  const send: DealsAtWork['send'] = async (name, input, { select = 'opportunity { id version stageKind }', caller } = {}) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation($input: ${type}) { result: ${name}(input: $input) { ${select} } }`;
    const { data, errors } = await service.query(document, { input }, caller ?? machineAt(noon));
    return { result: data?.result, error: errors?.[0]?.extensions as Answered['error'] };
  };
  const open: DealsAtWork['open'] = async (input = {}, caller) => {
    const { accountId, contactId, ownerId } = known;
    const deal = { accountId, contactId, ownerId, amount: usd('1000'), expectedCloseOn: '2027-03-01', ...input };
    const { result, error } = await send('openOpportunity', deal, { caller });
    if (error) throw new Error(error.rule);
    return result.opportunity.id;
  };
  return { service, ...known, send, open, ...reading(service) };
}

const reading = (service: TestService<Services>): Pick<DealsAtWork, 'deal' | 'facts'> => ({
  deal: async (id, select, caller) =>
    (await service.query(`query($id: ID!) { opportunity(id: $id) { ${select} } }`, { id }, caller)).data.opportunity,
  facts: async (id) =>
    (await service.published('opportunities')).filter(({ key }) => key === id).map(({ envelope }) => envelope.type.split('.').at(-2)!),
});

/** What the service would have heard from accounts and the directory. */
async function tell({ dataSource }: TestService<Services>, known: Known): Promise<void> {
  const { accountId, childId, contactId, ownerId, teamId } = known;
  await dataSource.query(
    `INSERT INTO account_copy VALUES ($1, 1, 'Acme Corporation', NULL, false, $3, $4), ($2, 1, 'Acme Labs', $1, false, $3, $4)`,
    [accountId, childId, ownerId, teamId],
  );
  await dataSource.query('INSERT INTO contact_copy VALUES ($1, 1, $2, false, $3, $4)', [contactId, [accountId, childId], ownerId, teamId]);
  await dataSource.query(`INSERT INTO team_copy VALUES ($1, 1, 'north', NULL)`, [teamId]);
  await dataSource.query(`INSERT INTO member_copy VALUES ($1, 1, true, '{REP}', $2)`, [ownerId, [teamId]]);
}
