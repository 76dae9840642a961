import { AccountChanged, AccountOpened, ContactChanged, ContactCreated, ContactLinkedToAccount } from '@leadline/contracts';
import { type Role, type Viewer, newId } from '@leadline/domain';
import { eventually, viewerFor } from '@leadline/testkit';
import { type DealsAtWork, startDeals } from '../testing/deals-at-work.ts';
import { opportunitiesService } from '../service.ts';

let at: DealsAtWork;
beforeAll(async () => void (at = await startDeals(opportunitiesService)));
afterAll(() => at?.service.stop());

interface Owner {
  ownerId: string | null;
  teamId: string | null;
}
const foreign: Owner = { ownerId: newId(), teamId: newId() };
const nobody: Owner = { ownerId: null, teamId: null };

/** An account of one and a contact of it that is another's, as their events tell of them. */
async function customer(ofAccount: Owner, ofContact: Owner) {
  const [accountId, contactId] = [newId(), newId()];
  const origin = { leadId: null, conversionId: null };
  const relation = { ...ContactLinkedToAccount.example, accountId };
  await at.service.publish(AccountOpened.of(accountId, { ...AccountOpened.example, ...origin, ...ofAccount, parentId: null }), {
    version: 1,
  });
  await at.service.publish(ContactCreated.of(contactId, { ...ContactCreated.example, ...origin, ...ofContact }), { version: 1 });
  await at.service.publish(ContactLinkedToAccount.of(contactId, relation), { version: 2 });
  await eventually(async () => expect((await opening({ accountId, contactId, ownerId: at.ownerId })).error).toBeUndefined());
  return { accountId, contactId };
}
const opening = (input: object, viewer?: Viewer) => at.send('openOpportunity', input, viewer && { caller: { viewer } });

const noAccount = { code: 'BAD_USER_INPUT', rule: 'AccountMustExist', field: 'accountId' };
const noContact = { code: 'BAD_USER_INPUT', rule: 'ContactMustExist', field: 'contactId' };
const seller = (role: Role, teamId = at.teamId) => viewerFor(role, { id: at.ownerId, teamIds: [teamId] });

describe('Opportunities › a deal by hand', () => {
  it.each<[string, Role, () => Owner, boolean]>([
    ['a rep’s own', 'REP', () => ({ ownerId: at.ownerId, teamId: newId() }), true],
    ['a rep’s team’s', 'REP', () => ({ ownerId: newId(), teamId: at.teamId }), true],
    ['foreign to a rep', 'REP', () => foreign, false],
    ['nobody’s, for a rep', 'REP', () => nobody, false],
    ['a manager’s team’s', 'MANAGER', () => ({ ownerId: newId(), teamId: at.teamId }), true],
    ['foreign to a manager', 'MANAGER', () => foreign, false],
    ['nobody’s, for a manager', 'MANAGER', () => nobody, true],
    ['foreign to an administrator', 'ADMIN', () => foreign, true],
  ])('on an account, or with a contact, that is %s › is as if it did not exist unless it is seen', async (_, role, owner, seen) => {
    const viewer = seller(role);
    const mine = { ownerId: at.ownerId, teamId: null };
    const [account, contact] = [await customer(owner(), mine), await customer(mine, owner())];
    const terms = { ownerId: at.ownerId, teamId: at.teamId };
    const opened = await opening({ ...account, ...terms }, viewer);
    const met = await opening({ ...contact, ...terms }, viewer);
    const { accountId, contactId } = contact;
    const id = await at.open({ accountId, contactId: null, ...terms });
    const given = await at.send('updateOpportunity', { id, contactId }, { caller: { viewer } });

    if (seen) return expect([opened.error, met.error, given.error]).toEqual([undefined, undefined, undefined]);
    expect(opened.error).toMatchObject(noAccount);
    expect(met.error).toMatchObject(noContact);
    expect(given.error).toMatchObject(noContact);
  });

  it('on an unseen account › is refused in the words for one that does not exist', async () => {
    const { accountId } = await customer(foreign, foreign);
    const document = 'mutation($input: OpenOpportunityInput!) { openOpportunity(input: $input) { opportunity { id } } }';
    const said = async (id: string) => {
      const { errors } = await at.service.query(document, { input: { accountId: id } }, { viewer: seller('REP') });
      return JSON.stringify(errors).replaceAll(id, 'ID');
    };
    expect(await said(accountId)).toBe(await said(newId()));
  });

  it('on an account and with a contact that changed hands › follows them', async () => {
    const viewer = seller('REP');
    const { accountId, contactId } = await customer(foreign, foreign);
    const own = { ownerId: at.ownerId, teamId: at.teamId };
    expect((await opening({ accountId, contactId }, viewer)).error).toMatchObject(noAccount);
    await at.service.publish(AccountChanged.of(accountId, { ...AccountChanged.example, ...own, parentId: null }), { version: 2 });
    await eventually(async () => expect((await opening({ accountId, contactId }, viewer)).error).toMatchObject(noContact));
    await at.service.publish(ContactChanged.of(contactId, { ...ContactChanged.example, ...own }), { version: 3 });
    await eventually(async () => expect((await opening({ accountId, contactId }, viewer)).error).toBeUndefined());
  });

  it('that came to somebody who sees neither its account nor its contact › takes any other change, with the contact it has', async () => {
    const customerOfOthers = await customer(foreign, foreign);
    const id = await at.open({ ...customerOfOthers, ownerId: at.ownerId });
    const { contactId } = customerOfOthers;
    const { error } = await at.send('updateOpportunity', { id, contactId, productCode: 'gtx' }, { caller: { viewer: seller('REP') } });
    expect(error).toBeUndefined();
  });
});
