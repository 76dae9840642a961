import { LeadAccountRejected } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { type TestService, eventually, startTestService } from '@leadline/testkit';
import { accountsService } from '../service.ts';
import { aRequest, conversionRig, noUse } from '../testing/conversion-rig.ts';

let service: TestService;
const { person, ask, answers, answer, convert, rows, accountRow } = conversionRig(() => service);

beforeAll(async () => {
  service = await startTestService(accountsService());
});
afterAll(() => service?.stop());

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

  const own: [what: string, archive: string, create: object][] = [
    ['account', 'archiveAccount', { createAccount: true }],
    ['contact', 'archiveContact', { createContact: true }],
  ];
  it.each(own)('its own %s, archived between attempts › is rejected at every retry, and holds up nobody', async (what, archive, create) => {
    const id = `${what}Id`;
    const request = aRequest();
    const ends = await convert(request);
    await service.query(`mutation($id: ID!) { ${archive}(input: { id: $id }) { __typename } }`, { id: ends[id] });
    const uses = [noUse, noUse, { ...noUse, ...create }];
    for (const [at, use] of uses.entries()) {
      const retry = { ...request, attempt: at + 2, use };
      await ask(retry);
      expect(await answer(retry, LeadAccountRejected)).toMatchObject({ reason: `${what}-archived`, field: id });
    }
    const elsewhere = await convert(aRequest());
    const chosen = { ...noUse, accountId: elsewhere.accountId, contactId: elsewhere.contactId };
    expect(await convert({ ...request, attempt: 5, use: chosen })).toMatchObject({
      accountId: chosen.accountId,
      contactId: chosen.contactId,
    });
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
