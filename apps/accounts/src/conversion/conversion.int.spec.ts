import { LeadAccountAmbiguous, LeadAccountResolved } from '@leadline/contracts';
import { derivedId, newId } from '@leadline/domain';
import { type TestService, eventually, startTestService } from '@leadline/testkit';
import { accountsService } from '../service.ts';
import { aRequest, conversionRig, noUse } from '../testing/conversion-rig.ts';

let service: TestService;
const { person, ask, answer, convert, rows, accountRow } = conversionRig(() => service);

beforeAll(async () => {
  service = await startTestService(accountsService());
});
afterAll(() => service?.stop());

const metrics = async (): Promise<string> => (await fetch(`${service.url}/metrics`)).text();

describe('Conversion › a new company', () => {
  it('waits for the person, then opens account and contact under ids that follow from the conversion', async () => {
    const request = aRequest();
    await ask(request);
    await eventually(async () => expect(await metrics()).toMatch(/^inbox_blocked_seconds\{[^}]*"accounts\.conversions"[^}]*\} 0*[.1-9]/m));
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
