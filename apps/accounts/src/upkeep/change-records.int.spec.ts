import { type Role, newId } from '@leadline/domain';
import { type TestService, eventually, startTestService, viewerFor } from '@leadline/testkit';
import { accountsService } from '../service.ts';

let service: TestService;
const team = newId();
const rep = viewerFor('REP', { teamIds: [team] });

beforeAll(async () => {
  service = await startTestService(accountsService());
});
afterAll(() => service?.stop());

const types: Record<string, [input: string, selection: string]> = {
  createAccount: ['CreateAccountInput', '... on CreatedAccount { account { id } }'],
  createContact: ['CreateContactInput', '... on CreatedContact { contact { id } }'],
  updateAccount: ['UpdateAccountInput', 'account { id version name industry parent { id } }'],
  archiveAccount: ['ArchiveRecordInput', 'account { id version archivedAt }'],
  updateContact: ['UpdateContactInput', 'contact { id version name emails }'],
  archiveContact: ['ArchiveRecordInput', 'contact { id archivedAt }'],
  linkContact: ['LinkContactInput', 'relationship { type role primary fromOn untilOn account { id } } contact { version }'],
  unlinkContact: ['UnlinkContactInput', 'relationship { primary untilOn } contact { version }'],
};
const mutate = (name: string, input: object, caller = {}) =>
  service.query(
    `mutation($input: ${types[name]![0]}!) { ${name}(input: $input) { ${types[name]![1]} } }`,
    { input },
    { viewer: rep, ...caller },
  );
const newAccount = async (input: object = {}, viewer = rep) => {
  const id = newId();
  await mutate('createAccount', { id, name: `Firm ${id}`, allowDuplicate: true, ...input }, { viewer });
  return id;
};
const newContact = async (input: object = {}) => {
  const id = newId();
  await mutate('createContact', { id, name: `Person ${id}`, ...input });
  return id;
};
const factsOf = async (topic: string, id: string) =>
  (await service.published(topic))
    .filter(({ key }) => key === id)
    .map(({ envelope, data }) => ({ type: envelope.type.split('.').at(-2), version: envelope.aggregateVersion, data }));

describe('Accounts › update', () => {
  it('changes what is given, says what moved, and is matched by the new name', async () => {
    const id = await newAccount();
    const name = `Renamed ${id}`;
    const { data } = await mutate('updateAccount', { id, expectedVersion: 1, name, industry: 'retail' });
    expect(data.updateAccount.account).toMatchObject({ version: 2, name, industry: 'retail' });
    await eventually(async () =>
      expect((await factsOf('accounts', id)).at(-1)).toMatchObject({
        type: 'changed',
        version: 2,
        data: { changed: ['name', 'industry'] },
      }),
    );
    const keys = await service.dataSource.query('SELECT key FROM match_key WHERE $1 = ANY(holders)', [id]);
    expect(keys).toEqual([{ key: `renamed ${id.replaceAll('-', ' ')}` }]);
  });

  it('on a version that has moved on › is refused; a repeat of the same request is not', async () => {
    const id = await newAccount();
    const input = { id, expectedVersion: 1, region: 'west', requestKey: newId() };
    const first = await mutate('updateAccount', input);
    expect(await mutate('updateAccount', input)).toEqual(first);
    const stale = await mutate('updateAccount', { ...input, requestKey: newId() });
    expect(stale.errors?.[0]?.extensions).toMatchObject({ code: 'STALE_VERSION', field: 'expectedVersion' });
    const other = await mutate('updateAccount', { ...input, region: 'east' });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
  });

  it('under an account that belongs to it › is refused, and two at once cannot close a circle', async () => {
    const top = await newAccount();
    const middle = await newAccount({ parentId: top });
    const circle = await mutate('updateAccount', { id: top, parentId: middle });
    expect(circle.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      rule: 'AccountCannotBelongToItself',
      field: 'parentId',
    });
    const [a, b] = [await newAccount(), await newAccount()];
    const both = await Promise.all([mutate('updateAccount', { id: a, parentId: b }), mutate('updateAccount', { id: b, parentId: a })]);
    expect(both.filter(({ errors }) => errors)).toHaveLength(1);
  });

  it('archived › is read-only, out of lists and no longer matched', async () => {
    const id = await newAccount();
    await mutate('archiveAccount', { id, reason: 'closed-down' });
    const changed = await mutate('updateAccount', { id, region: 'west' });
    expect(changed.errors?.[0]?.extensions).toMatchObject({ rule: 'ArchivedAccountIsReadOnly' });
    expect(await service.dataSource.query('SELECT key FROM match_key WHERE $1 = ANY(holders)', [id])).toEqual([]);
    const { data } = await service.query(
      `{ used: accounts(filter: { name: "${id}" }) { totalCount } away: accounts(filter: { name: "${id}", archived: true }) { totalCount } }`,
    );
    expect(data).toEqual({ used: { totalCount: 0 }, away: { totalCount: 1 } });
  });

  const cases: [string, Role, object, string | undefined][] = [
    ['a colleague', 'REP', { teamIds: [team] }, 'FORBIDDEN'],
    ['a stranger', 'REP', {}, 'NOT_FOUND'],
    ['a manager of the team', 'MANAGER', { teamIds: [team] }, undefined],
    ['an analyst', 'ANALYST', {}, 'FORBIDDEN'],
    ['an administrator', 'ADMIN', {}, undefined],
  ];
  it.each(cases)('by %s (%s) › %j meets %s', async (_, role, options, code) => {
    const id = await newAccount();
    const { errors } = await mutate('updateAccount', { id, region: 'west' }, { viewer: viewerFor(role, options) });
    expect(errors?.[0]?.extensions?.['code']).toBe(code);
  });
});

describe('Contacts › update', () => {
  it('publishes the details on the personal topic, before the fact that names their version', async () => {
    const id = await newContact();
    const { data } = await mutate('updateContact', { id, name: 'Nina New', emails: ['Nina@New.example'], phones: ['+41 44 668 18 00'] });
    expect(data.updateContact.contact).toMatchObject({ version: 2, name: 'Nina New', emails: ['nina@new.example'] });
    await eventually(async () => {
      const [latest] = (await service.published('personal')).filter(({ key }) => key === id).slice(-1);
      expect(latest?.data).toMatchObject({ version: 2, fields: { name: 'Nina New', phones: ['+41446681800'] } });
      const facts = await factsOf('contacts', id);
      expect(facts.at(-1)).toMatchObject({ type: 'changed', data: { personVersion: 2 } });
      expect(JSON.stringify(facts)).not.toMatch(/nina/i);
    });
  });

  it('of an e-mail address that is known › is not created twice, also by ten at once', async () => {
    const emails = [`${newId()}@twice.example`];
    const results = await Promise.all(
      Array.from({ length: 10 }, () =>
        service.query('mutation($input: CreateContactInput!) { createContact(input: $input) { __typename } }', {
          input: { name: 'Tia Twice', emails },
        }),
      ),
    );
    expect(results.filter(({ data }) => data.createContact.__typename === 'CreatedContact')).toHaveLength(1);
  });

  it.each([
    ['emails.0', { emails: ['nobody'] }],
    ['phones.0', { phones: ['044 668 18 00'] }],
    ['name', { name: 'x'.repeat(201) }],
    ['note', { note: 'x'.repeat(20_001) }],
  ])('with a fault in %s › names it', async (field, input) => {
    const { errors } = await mutate('updateContact', { id: await newContact(), ...input });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });
});

describe('Contacts › relationships', () => {
  it('another primary contact › takes the place of the earlier one, and both say so', async () => {
    const accountId = await newAccount();
    const first = await newContact({ account: { accountId } });
    const second = await newContact();
    const { data } = await mutate('linkContact', { contactId: second, accountId, primary: true, role: 'Head', type: 'ADVISOR' });
    expect(data.linkContact.relationship).toMatchObject({ type: 'ADVISOR', role: 'Head', primary: true, account: { id: accountId } });
    await eventually(async () => {
      expect((await factsOf('contacts', first)).at(-1)).toMatchObject({ type: 'linked-to-account', data: { primary: false } });
      expect((await factsOf('contacts', second)).at(-1)).toMatchObject({ type: 'linked-to-account', data: { primary: true } });
    });
  });

  it('five at once that all want to be primary › leave one', async () => {
    const accountId = await newAccount();
    const people = await Promise.all(Array.from({ length: 5 }, () => newContact()));
    const results = await Promise.all(people.map((contactId) => mutate('linkContact', { contactId, accountId, primary: true })));
    expect(results.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const [{ primaries }] = await service.dataSource.query(
      'SELECT count(*) AS primaries FROM relationship WHERE account_id = $1 AND is_primary',
      [accountId],
    );
    expect(primaries).toBe(1);
  });

  it('that ends › is out of the lists but readable, and its end is published', async () => {
    const accountId = await newAccount();
    const contactId = await newContact({ account: { accountId, fromOn: '2020-01-01' } });
    const { data } = await mutate('unlinkContact', { contactId, accountId, untilOn: '2024-06-30' });
    expect(data.unlinkContact.relationship).toEqual({ primary: false, untilOn: '2024-06-30' });
    const both = await service.query('query($id: ID!) { contact(id: $id) { accounts { id } ever: accounts(ended: true) { untilOn } } }', {
      id: contactId,
    });
    expect(both.data.contact).toEqual({ accounts: [], ever: [{ untilOn: '2024-06-30' }] });
    await eventually(async () =>
      expect((await factsOf('contacts', contactId)).at(-1)).toMatchObject({
        type: 'unlinked-from-account',
        data: { untilOn: '2024-06-30' },
      }),
    );
  });

  it('to an account that cannot be seen, or without one to end › is refused by field', async () => {
    const contactId = await newContact();
    const foreign = await newAccount({}, viewerFor('REP'));
    const linked = await mutate('linkContact', { contactId, accountId: foreign });
    expect(linked.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'accountId' });
    const unlinked = await mutate('unlinkContact', { contactId, accountId: await newAccount() });
    expect(unlinked.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'accountId' });
  });
});
