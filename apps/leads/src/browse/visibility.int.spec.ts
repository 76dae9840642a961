import { newId, type Role, type Viewer } from '@leadline/domain';
import { type TestService, viewerFor } from '@leadline/testkit';
import { type LeadsAtWork, startLeads } from '../testing/leads-at-work.ts';
import type { Tools } from '../tools.ts';

let service: TestService<Tools>;
let at: LeadsAtWork;
const teamId = newId();
const who = new Map(
  (['ADMIN', 'SERVICE', 'MANAGER', 'REP', 'MARKETER', 'ANALYST', 'DELIVERY'] as const).map((role) => [
    role,
    viewerFor(role, { teamIds: [teamId] }),
  ]),
);
const viewer = (role: Role): Viewer => who.get(role)!;
const kinds = ['own', 'team', 'foreign', 'unassigned', 'qualified'] as const;
type Kind = (typeof kinds)[number];

/** What each role sees of which lead: `person` with the personal fields, `masked` without, or nothing at all. */
const expected: Record<Role, Record<Kind, 'person' | 'masked' | 'nothing'>> = {
  ADMIN: { own: 'person', team: 'person', foreign: 'person', unassigned: 'person', qualified: 'person' },
  SERVICE: { own: 'person', team: 'person', foreign: 'person', unassigned: 'person', qualified: 'person' },
  MANAGER: { own: 'person', team: 'person', foreign: 'nothing', unassigned: 'masked', qualified: 'nothing' },
  REP: { own: 'person', team: 'person', foreign: 'nothing', unassigned: 'nothing', qualified: 'nothing' },
  MARKETER: { own: 'person', team: 'person', foreign: 'person', unassigned: 'person', qualified: 'masked' },
  ANALYST: { own: 'masked', team: 'masked', foreign: 'masked', unassigned: 'masked', qualified: 'masked' },
  DELIVERY: { own: 'nothing', team: 'nothing', foreign: 'nothing', unassigned: 'nothing', qualified: 'nothing' },
};

const ids = new Map<string, string>();
const name = (role: Role, kind: Kind): string => `Zz${role} ${kind}`;

async function leadFor(role: Role, kind: Kind): Promise<void> {
  const ownership: Record<Kind, [string | null, string | null]> = {
    own: [viewer(role).id, null],
    team: [newId(), teamId],
    foreign: [newId(), newId()],
    unassigned: [null, null],
    qualified: [newId(), newId()],
  };
  const { id } = await at.capture({ name: name(role, kind), company: `Firm of ${role}`, emails: ['hidden@acme.example'], note: 'a note' });
  const [ownerId, team] = ownership[kind];
  const statement = `UPDATE lead SET owner_id = $2, team_id = $3, queue = $4, status = $5, qualified_at = $6, answers = $7, evidence = $8 WHERE id = $1`;
  const [status, qualifiedAt] = kind === 'qualified' ? ['QUALIFIED', new Date()] : ['NEW', null];
  const answers = { NEED: { state: 'MET', budget: null, timeline: null } };
  await service.services.dataSource.query(statement, [
    id,
    ownerId,
    team,
    ownerId ? null : 'unassigned',
    status,
    qualifiedAt,
    answers,
    { NEED: 'words' },
  ]);
  ids.set(name(role, kind), id);
}

beforeAll(async () => {
  ({ service, at } = await startLeads());
  for (const role of who.keys()) for (const kind of kinds) await leadFor(role, kind);
});
afterAll(() => service?.stop());

const fields = 'id name emails note personalMasked qualification { evidence } status';
interface Seen {
  name: string | null;
  emails: string[] | null;
  note: string | null;
  personalMasked: boolean;
  qualification: { evidence: string | null }[];
}

function verdict(lead: Seen | null | undefined): string {
  if (!lead) return 'nothing';
  const personal = [lead.name, lead.emails, lead.note, ...lead.qualification.map(({ evidence }) => evidence)];
  if (lead.personalMasked && personal.every((value) => value === null)) return 'masked';
  return !lead.personalMasked && personal.every((value) => value !== null) ? 'person' : `mixed: ${JSON.stringify(lead)}`;
}

const cases = [...who.keys()].flatMap((role) => kinds.map((kind) => [role, kind] as const));

describe('Leads › who sees which lead', () => {
  it.each(cases)('when a %s asks for a lead that is %s by its id › sees what the rules say', async (role, kind) => {
    const id = ids.get(name(role, kind))!;
    const { data } = await service.query(`query ($id: ID!) { lead(id: $id) { ${fields} } }`, { id }, { viewer: viewer(role) });
    expect(verdict(data?.lead)).toBe(expected[role][kind]);
  });

  it.each(cases)('when a %s reaches a lead that is %s from another subgraph › sees the same', async (role, kind) => {
    const id = ids.get(name(role, kind))!;
    const { data } = await service.entities([{ __typename: 'Lead', id }], `... on Lead { ${fields} }`, { viewer: viewer(role) });
    expect(verdict(data?._entities?.[0])).toBe(expected[role][kind]);
  });

  it.each(cases)('when a %s lists leads › finds the one that is %s or not, alike', async (role, kind) => {
    const id = ids.get(name(role, kind))!;
    const document = `query ($filter: LeadFilter) { leads(first: 100, filter: $filter) { totalCount nodes { ${fields} } } }`;
    const { data } = await service.query(document, { filter: { company: `Firm of ${role}` } }, { viewer: viewer(role) });
    const found = data?.leads?.nodes.find((lead: { id: string }) => lead.id === id);
    expect(verdict(found)).toBe(expected[role][kind]);
    if (data?.leads) expect(data.leads.totalCount).toBe(data.leads.nodes.length);
  });

  it.each(cases)('when a %s searches for the name of a lead that is %s › finds only whom they may see', async (role, kind) => {
    const document = 'query ($filter: LeadFilter) { leads(first: 100, filter: $filter) { nodes { id } } }';
    const { data } = await service.query(document, { filter: { search: name(role, kind).toUpperCase() } }, { viewer: viewer(role) });
    const found = (data?.leads?.nodes ?? []).map((lead: { id: string }) => lead.id);
    expect(found).toEqual(expected[role][kind] === 'person' ? [ids.get(name(role, kind))] : []);
  });
});

describe('Leads › what hidden names must not tell', () => {
  it('when an analyst searches or orders by name › refuses', async () => {
    const asAnalyst = { viewer: viewer('ANALYST') };
    const search = await service.query('{ leads(filter: { search: "ada" }) { totalCount } }', {}, asAnalyst);
    const order = await service.query('{ leads(orderBy: { field: NAME }) { totalCount } }', {}, asAnalyst);
    expect([search.errors?.[0]?.extensions?.['code'], order.errors?.[0]?.extensions?.['code']]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });

  it('when a marketer orders by name › finds masked leads last, whatever their names', async () => {
    const { data } = await service.query(
      '{ leads(first: 100, orderBy: { field: NAME, direction: ASC }) { nodes { name personalMasked } } }',
      {},
      { viewer: viewer('MARKETER') },
    );
    const masked = data.leads.nodes.map((lead: Seen) => lead.personalMasked);
    expect(masked.indexOf(true)).toBeGreaterThan(0);
    expect(masked.slice(masked.indexOf(true))).not.toContain(false);
  });

  it('when a lead does not exist or is hidden › the answer is the same', async () => {
    const hidden = await at.lead(ids.get(name('REP', 'foreign'))!, 'id', { viewer: viewer('REP') });
    const absent = await at.lead(newId(), 'id', { viewer: viewer('REP') });
    const nonsense = await at.lead('nonsense', 'id', { viewer: viewer('REP') });
    expect([hidden, absent, nonsense]).toEqual([null, null, null]);
  });
});
