import { LeadCaptured, LeadConverted, LeadQualified, LeadReassigned, personalRecord } from '@leadline/contracts';
import { type Role, newId } from '@leadline/domain';
import { type TestService, eventually, startTestService, viewerFor } from '@leadline/testkit';
import { accountsService } from '../service.ts';

let service: TestService;
const [team, owner] = [newId(), newId()];

beforeAll(async () => {
  service = await startTestService(accountsService());
});
afterAll(() => service?.stop());

interface Details {
  name?: string;
  emails?: string[];
  website?: string;
  jobTitle?: string;
}
async function lead(facts: object, details: Details = {}) {
  const id = newId();
  const fields = { name: 'Paula Preview', emails: [], phones: [], ...details };
  await service.publishPersonal(personalRecord({ recordId: id, recordType: 'lead', personIds: [id], version: 1, fields }));
  const data = { ...LeadCaptured.example, ownerId: owner, teamId: team, ...facts };
  await service.publish(LeadCaptured.of(id, data), { version: 1 });
  return id;
}
const selection = `... on Lead { conversionPreview { outcome rejection missing conflicts
  accountMatch { matchedBy score account { id } } contactMatch { matchedBy contact { id } }
  candidates { score reason account { id } } mapping { from to value filled } } }`;
async function preview(id: string, caller = {}) {
  const { data, errors } = await service.entities([{ __typename: 'Lead', id }], selection, caller);
  return { preview: data?._entities[0]?.conversionPreview, errors };
}
const arrived = (id: string, expected: object) =>
  eventually(async () => {
    const { preview: shown } = await preview(id);
    expect(shown).toMatchObject(expected);
    return shown;
  });
async function anAccount(input: object) {
  const id = newId();
  await service.query('mutation($input: CreateAccountInput!) { createAccount(input: $input) { __typename } }', { input: { id, ...input } });
  return id;
}

describe('Lead › conversion preview', () => {
  it('of a new company › says what would be opened, and writes nothing', async () => {
    const company = `Novel ${newId().slice(-12)}`;
    const id = await lead({ company, industry: 'retail' }, { emails: ['paula@novel.example'], jobTitle: 'Buyer' });
    const shown = await arrived(id, { outcome: 'OPEN', accountMatch: null, candidates: [], missing: [], conflicts: [] });
    expect(shown.mapping).toEqual(
      expect.arrayContaining([
        { from: 'company', to: 'account.name', value: company, filled: true },
        { from: 'industry', to: 'account.industry', value: 'retail', filled: true },
        { from: 'emails', to: 'contact.emails', value: 'paula@novel.example', filled: true },
      ]),
    );
    expect(await service.dataSource.query('SELECT id FROM account WHERE name = $1', [company])).toEqual([]);
    expect(await service.dataSource.query('SELECT conversion_id FROM lead_match')).toEqual([]);
  });

  it('of a known company › names the match, what would be filled, and what differs', async () => {
    const name = `Known ${newId().slice(-12)}`;
    const accountId = await anAccount({ name, region: 'east' });
    const id = await lead({ company: `${name} Ltd`, industry: 'retail', region: 'west' });
    const shown = await arrived(id, { outcome: 'MATCH', accountMatch: { matchedBy: 'NAME', score: 1, account: { id: accountId } } });
    expect(shown.mapping).toEqual(expect.arrayContaining([{ from: 'industry', to: 'account.industry', value: 'retail', filled: true }]));
    expect(shown.mapping).toEqual(expect.arrayContaining([{ from: 'region', to: 'account.region', value: 'west', filled: false }]));
    expect(shown.conflicts).toEqual(['account.name', 'account.region']);
  });

  it('of a company that only resembles › shows what to choose from', async () => {
    const tail = newId().slice(-12);
    const accountId = await anAccount({ name: `Southwind Traders ${tail}` });
    const id = await lead({ company: `Southwind Trader ${tail}` });
    await arrived(id, { outcome: 'CHOOSE', candidates: [{ reason: 'similar-name', account: { id: accountId } }] });
  });

  it('of an organisation without a person › says that the contact is missing', async () => {
    const company = `Nobody ${newId().slice(-12)}`;
    const id = await lead({ company, kind: 'ORGANIZATION' }, { name: company });
    await arrived(id, { outcome: 'OPEN', missing: ['CONTACT'] });
  });

  const cases: [Role, object, boolean, boolean][] = [
    ['ADMIN', {}, true, true],
    ['REP', { id: owner }, true, true],
    ['REP', { teamIds: [team] }, true, true],
    ['REP', {}, false, false],
    ['MANAGER', { teamIds: [team] }, true, true],
    ['MANAGER', {}, false, false],
    ['ANALYST', {}, true, false],
  ];
  it.each(cases)('for a %s with %j › is shown: %s, with the person: %s', async (role, options, sees, seesPerson) => {
    const id = await lead({ company: `Sight ${newId().slice(-12)}` });
    await arrived(id, { outcome: 'OPEN' });
    const { preview: shown } = await preview(id, { viewer: viewerFor(role, options) });
    expect(Boolean(shown)).toBe(sees);
    if (!sees) return;
    const name = shown.mapping.find(({ to }: { to: string }) => to === 'contact.name');
    expect(name.value).toBe(seesPerson ? 'Paula Preview' : null);
  });

  it.each(['MARKETER', 'DELIVERY'] as const)('a %s › may not look', async (role) => {
    const { errors } = await preview(newId(), { viewer: viewerFor(role) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('follows the lead from owner to owner, until it is converted', async () => {
    const id = await lead({ company: `Moving ${newId().slice(-12)}` });
    await arrived(id, { outcome: 'OPEN' });
    const next = newId();
    const reassigned = { ownerId: next, teamId: null, queue: null, previousOwnerId: owner, previousTeamId: team };
    await service.publish(LeadReassigned.of(id, reassigned), { version: 2 });
    await eventually(async () =>
      expect((await preview(id, { viewer: viewerFor('REP', { id: next }) })).preview).toMatchObject({ outcome: 'OPEN' }),
    );
    expect((await preview(id, { viewer: viewerFor('REP', { id: owner }) })).preview).toBeNull();
    await service.publish(LeadQualified.of(id, { ...LeadQualified.example, ownerId: next, teamId: null }), { version: 3 });
    const accountId = await anAccount({ name: `Became ${id}` });
    await service.publish(LeadConverted.of(id, { ...LeadConverted.example, accountId, contactId: null }), { version: 4 });
    await arrived(id, { accountMatch: { matchedBy: 'GIVEN', account: { id: accountId } } });
  });
});
