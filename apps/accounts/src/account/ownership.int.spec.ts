import { UserRegistered } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { type TestService, eventually, startTestService, viewerFor } from '@leadline/testkit';
import { accountsService } from '../service.ts';

let service: TestService;
const [team, colleague, stranger] = [newId(), newId(), newId()];
const rep = viewerFor('REP', { teamIds: [team] });
const manager = viewerFor('MANAGER', { teamIds: [team] });

beforeAll(async () => {
  service = await startTestService(accountsService());
  const known = (id: string, teamIds: string[]) =>
    service.publish(UserRegistered.of(id, { roles: ['REP'], teamIds, managerId: null, personVersion: 1 }));
  await Promise.all([known(colleague, [team]), known(stranger, [newId()])]);
  await eventually(async () => expect(await service.dataSource.query('SELECT FROM member_copy')).toHaveLength(2));
});
afterAll(() => service?.stop());

const send = (mutation: string, input: object, viewer: typeof rep) => service.query(mutation, { input }, { viewer });
const createAccount = 'mutation($input: CreateAccountInput!) { createAccount(input: $input) { ... on CreatedAccount { account { id } } } }';
const changes: [string, string][] = [
  ['account', 'mutation($input: UpdateAccountInput!) { updateAccount(input: $input) { account { id } } }'],
  ['contact', 'mutation($input: UpdateContactInput!) { updateContact(input: $input) { contact { id } } }'],
];
const createContact = 'mutation($input: CreateContactInput!) { createContact(input: $input) { ... on CreatedContact { contact { id } } } }';
const ownerOf = async (record: string, id: string) =>
  (await service.dataSource.query(`SELECT owner_id AS "ownerId", team_id AS "teamId" FROM ${record} WHERE id = $1`, [id]))[0];
const refusal = { code: 'FORBIDDEN', rule: 'RecordsAreGivenWithinYourTeams', field: 'ownerId' };

describe.each([
  ['rep', rep],
  ['manager', manager],
])('A %s', (_, viewer) => {
  it('creates for members of their teams, not for others', async () => {
    const id = newId();
    await send(createAccount, { id, name: `Firm ${id}`, ownerId: colleague }, viewer);
    expect(await ownerOf('account', id)).toEqual({ ownerId: colleague, teamId: team });
    const { errors } = await send(createAccount, { name: `Firm ${newId()}`, ownerId: stranger }, viewer);
    expect(errors?.[0]?.extensions).toMatchObject(refusal);
  });

  it.each(changes)('gives an %s away within their teams only', async (record, mutation) => {
    const id = newId();
    await send(record === 'account' ? createAccount : createContact, { id, name: `Named ${id}` }, viewer);
    expect((await send(mutation, { id, ownerId: stranger }, viewer)).errors?.[0]?.extensions).toMatchObject(refusal);
    expect((await send(mutation, { id, ownerId: colleague }, viewer)).errors).toBeUndefined();
    expect(await ownerOf(record, id)).toEqual({ ownerId: colleague, teamId: team });
  });
});
