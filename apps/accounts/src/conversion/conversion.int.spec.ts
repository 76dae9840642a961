/* eslint-disable max-lines -- one process, told from request to answer: its steps are read together */
import {
  LeadAccountAmbiguous,
  LeadAccountRejected,
  LeadAccountResolved,
  LeadConversionRequested,
  personalRecord,
} from '@leadline/contracts';
import { derivedId, newId } from '@leadline/domain';
import { type TestService, eventually, startTestService } from '@leadline/testkit';
import { accountsService } from '../service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(accountsService());
});
afterAll(() => service?.stop());

type Request = Parameters<typeof LeadConversionRequested.of>[1];
const noUse = { accountId: null, contactId: null, createAccount: false, createContact: false };
const aRequest = (changes: Partial<Request> = {}): Request => {
  const example = LeadConversionRequested.example;
  const ids = { leadId: newId(), conversionId: newId(), ownerId: newId(), teamId: newId() };
  return { ...example, ...ids, company: `Company ${newId().slice(-12)}`, use: noUse, opportunity: null, ...changes };
};

interface Details {
  name?: string;
  emails?: string[];
  website?: string | null;
  jobTitle?: string | null;
}
async function person({ leadId, personVersion }: Request, details: Details = {}) {
  const fields = { name: 'Ada Example', emails: [`${leadId}@people.example`], phones: ['+41446681800'], ...details };
  await service.publishPersonal(
    personalRecord({ recordId: leadId, recordType: 'lead', personIds: [leadId], version: personVersion, fields }),
  );
}
const ask = (request: Request) => service.publish(LeadConversionRequested.of(request.leadId, request));

const answers = async ({ conversionId }: Request) =>
  (await service.published('conversions')).filter(
    ({ data, envelope }) => data.conversionId === conversionId && envelope.type !== LeadConversionRequested.type,
  );
const answer = (request: Request, type: { type: string }) =>
  eventually(async () => {
    const found = (await answers(request)).find(({ data, envelope }) => envelope.type === type.type && data.attempt === request.attempt);
    if (!found)
      throw new Error(
        `no ${type.type}; there is ${(await answers(request)).map(({ envelope, data }) => `${envelope.type} ${JSON.stringify(data)}`).join()}`,
      );
    return found.data;
  });
async function convert(request: Request, details?: Details) {
  if (request.hasPerson) await person(request, details);
  else await person(request, { ...details, emails: [] });
  await ask(request);
  return answer(request, LeadAccountResolved);
}
const rows = (sql: string, ...values: unknown[]) => service.dataSource.query(sql, values);
const accountRow = async (id: string) => (await rows('SELECT * FROM account WHERE id = $1', id))[0];

describe('Conversion › a new company', () => {
  it('waits for the person, then opens account and contact under ids that follow from the conversion', async () => {
    const request = aRequest();
    await ask(request);
    const other = aRequest();
    await convert(other);
    await person(request, { jobTitle: 'Buyer', website: 'https://fresh.example' });
    const { conversionId } = request;
    const resolved = await answer(request, LeadAccountResolved);
    expect(resolved).toMatchObject({
      ...{ accountId: derivedId(conversionId, 'account'), accountCreated: true, contactId: derivedId(conversionId, 'contact') },
      ...{ contactCreated: true, matchedBy: 'NONE', company: request.company, requestedAt: request.requestedAt, opportunity: null },
    });
    expect(await accountRow(resolved.accountId)).toMatchObject({
      ...{
        name: request.company,
        website: 'https://fresh.example',
        owner_id: request.ownerId,
        lead_id: request.leadId,
        industry: 'technology',
      },
    });
    const [relationship] = await rows('SELECT * FROM relationship WHERE account_id = $1', resolved.accountId);
    expect(relationship).toMatchObject({ contact_id: resolved.contactId, type: 'EMPLOYEE', is_primary: true });
    const facts = (await service.published('contacts')).filter(({ key }) => key === resolved.contactId);
    expect(facts.map(({ envelope }) => [envelope.type, envelope.aggregateVersion])).toEqual([
      ['leadline.contact.created.v1', 1],
      ['leadline.contact.linked-to-account.v1', 2],
    ]);
    const [record] = (await service.published('personal')).filter(({ key }) => key === resolved.contactId);
    expect(record?.data).toMatchObject({
      personIds: [request.leadId, resolved.contactId],
      fields: { name: 'Ada Example', jobTitle: 'Buyer' },
    });
  });

  it('a lead without a person › gives an account only', async () => {
    const resolved = await convert(aRequest({ hasPerson: false }));
    expect(resolved).toMatchObject({ accountCreated: true, contactId: null, contactCreated: false });
  });

  it('an individual without a company › opens an account of their own, unnamed in the facts', async () => {
    const resolved = await convert(aRequest({ kind: 'INDIVIDUAL', company: null }), { name: 'Grace Alone' });
    expect(resolved).toMatchObject({ company: null, accountCreated: true, contactCreated: true });
    expect(await accountRow(resolved.accountId)).toMatchObject({ kind: 'INDIVIDUAL', name: 'Grace Alone' });
    expect(await rows('SELECT type FROM relationship WHERE account_id = $1', resolved.accountId)).toEqual([{ type: 'OTHER' }]);
  });
});

describe('Conversion › a known company', () => {
  it('of the same folded name › is used: empty fields are filled, nothing is overwritten, the owner stays', async () => {
    const first = aRequest({ industry: null, region: 'central' });
    const { accountId } = await convert(first);
    const second = aRequest({ company: `${first.company} GmbH`, industry: 'retail', region: 'west' });
    const resolved = await convert(second);
    expect(resolved).toMatchObject({ accountId, accountCreated: false, matchedBy: 'NAME', company: first.company });
    expect(await accountRow(accountId)).toMatchObject({
      industry: 'retail',
      region: 'central',
      owner_id: first.ownerId,
      team_id: first.teamId,
    });
  });

  it('of the same website › is used though it is called otherwise', async () => {
    const website = `https://www.site-${newId().slice(-12)}.example`;
    const { accountId } = await convert(aRequest(), { website });
    expect(await convert(aRequest(), { website: `${website}/about` })).toMatchObject({ accountId, matchedBy: 'DOMAIN' });
  });

  it('of the same e-mail address › is used with the contact, who is filled and not doubled', async () => {
    const emails = [`${newId()}@known.example`];
    const first = await convert(aRequest(), { emails, jobTitle: null });
    const request = aRequest({ company: null, kind: 'UNKNOWN' });
    const again = await convert(request, { emails: [emails[0]!.toUpperCase()], jobTitle: 'Head' });
    expect(again).toMatchObject({ accountId: first.accountId, contactId: first.contactId, contactCreated: false, matchedBy: 'EMAIL' });
    const [contact] = await rows('SELECT job_title, person_ids, emails FROM contact WHERE id = $1', first.contactId);
    expect(contact).toMatchObject({ job_title: 'Head', emails });
    expect(contact.person_ids).toContain(request.leadId);
  });

  it('that only resembles › is for a person to choose, and their choice is the next attempt', async () => {
    const tail = newId().slice(-12);
    const { accountId } = await convert(aRequest({ company: `Northwind Traders ${tail}` }));
    const request = aRequest({ company: `Northwind Trader ${tail}` });
    await person(request);
    await ask(request);
    const { candidates } = await answer(request, LeadAccountAmbiguous);
    expect(candidates).toMatchObject([{ accountId, contactId: null, reason: 'similar-name' }]);
    expect(candidates[0].score).toBeGreaterThan(0.8);
    expect(await rows('SELECT id FROM account WHERE conversion_id = $1', request.conversionId)).toEqual([]);
    const chosen = { ...request, attempt: 2, use: { ...noUse, accountId } };
    expect(await convert(chosen)).toMatchObject({ accountId, matchedBy: 'GIVEN', attempt: 2 });
  });
});

describe('Conversion › repeats and retries', () => {
  it('the same attempt again › gets the same answer and changes nothing', async () => {
    const request = aRequest();
    const first = await convert(request);
    await ask(request);
    await eventually(async () => expect(await answers(request)).toHaveLength(2));
    const [one, two] = await answers(request);
    expect(two?.data).toEqual(one?.data);
    expect(await accountRow(first.accountId)).toMatchObject({ version: 1 });
  });

  it('a later attempt › goes on with the same account and contact; an earlier one is ignored', async () => {
    const request = aRequest();
    const first = await convert(request);
    const second = await convert({ ...request, attempt: 2 });
    expect(second).toEqual({ ...first, attempt: 2 });
    await ask(request);
    await convert(aRequest());
    expect((await answers(request)).map(({ data }) => data.attempt)).toEqual([1, 2]);
    expect(await rows('SELECT attempt FROM lead_match WHERE conversion_id = $1', request.conversionId)).toEqual([{ attempt: 2 }]);
  });

  it.each([
    ['account-not-found', 'accountId', { accountId: newId() }],
    ['contact-not-found', 'contactId', { contactId: newId() }],
  ])('%s › is rejected by field; a retry with other options succeeds', async (reason, field, chosen) => {
    const request = aRequest({ use: { ...noUse, ...chosen } });
    await person(request);
    await ask(request);
    expect(await answer(request, LeadAccountRejected)).toMatchObject({ reason, field, attempt: 1 });
    expect(await convert({ ...request, attempt: 2, use: noUse })).toMatchObject({ accountCreated: true });
  });

  it('an archived account › is rejected', async () => {
    const { accountId } = await convert(aRequest());
    await service.query('mutation($id: ID!) { archiveAccount(input: { id: $id }) { account { id } } }', { id: accountId });
    const request = aRequest({ use: { ...noUse, accountId } });
    await person(request);
    await ask(request);
    expect(await answer(request, LeadAccountRejected)).toMatchObject({ reason: 'account-archived', field: 'accountId' });
  });

  it('a value that is too long › is rejected, never cut', async () => {
    const request = aRequest();
    await person(request, { name: 'x'.repeat(201) });
    await ask(request);
    expect(await answer(request, LeadAccountRejected)).toMatchObject({ reason: 'value-too-long', field: 'name' });
    expect(await rows('SELECT id FROM account WHERE conversion_id = $1', request.conversionId)).toEqual([]);
  });

  it("somebody else › is not added to an individual's account", async () => {
    const { accountId } = await convert(aRequest({ kind: 'INDIVIDUAL', company: null }), { name: 'Grace Alone' });
    const request = aRequest({ use: { ...noUse, accountId } });
    await person(request, { name: 'Bob Other' });
    await ask(request);
    expect(await answer(request, LeadAccountRejected)).toMatchObject({ reason: 'contact-of-another-account', field: 'contactId' });
  });

  it('a contact of another account › is added to the account that was named', async () => {
    const { contactId } = await convert(aRequest());
    const { accountId } = await convert(aRequest());
    expect(await convert(aRequest({ use: { ...noUse, accountId, contactId } }))).toMatchObject({
      accountId,
      contactId,
      contactCreated: false,
    });
    expect(await rows('SELECT is_primary FROM relationship WHERE account_id = $1 AND contact_id = $2', accountId, contactId)).toEqual([
      { is_primary: false },
    ]);
  });
});
