import { newId } from '@leadline/domain';
import { type TestService, startTestService } from '@leadline/testkit';
import type { EntityManager } from 'typeorm';
import { type MatchKey, contactKeys } from '../matching/match-keys.ts';
import { accountsService } from '../service.ts';
import { keysOfName, lockRig } from '../testing/lock-rig.ts';

let service: TestService;
const { holding, waiting } = lockRig(() => service);

beforeAll(async () => {
  service = await startTestService(accountsService());
});
afterAll(() => service?.stop());

const mutate = (name: string, input: object) => {
  const type = name.startsWith('archive') ? 'ArchiveRecordInput' : `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return service.query(`mutation($input: ${type}!) { ${name}(input: $input) { __typename } }`, { input });
};
const aName = () => `Firm ${newId().slice(-12)}`;

// As a conversion takes it; the cycle is found at once, by this transaction, if the other one waits for a key with the row in hand.
async function takeRow(manager: EntityManager, table: string, id: string): Promise<void> {
  await manager.query(`SET LOCAL deadlock_timeout = '10ms'`);
  await manager.query(`SELECT 1 FROM ${table} WHERE id = $1 FOR NO KEY UPDATE`, [id]);
}

describe('Changes of what a record is matched by › beside a conversion that holds its keys', () => {
  const cases: [name: string, table: string, input: object][] = [
    ['updateAccount', 'account', { name: 'Named otherwise' }],
    ['archiveAccount', 'account', {}],
    ['updateContact', 'contact', { emails: [`${newId()}@otherwise.example`] }],
    ['archiveContact', 'contact', {}],
  ];
  it.each(cases)('%s › waits for the keys without the row: neither ends the other', async (name, table, input) => {
    const id = newId();
    const [firm, emails] = [aName(), [`${newId()}@order.example`]];
    if (table === 'account') await mutate('createAccount', { id, name: firm });
    else await mutate('createContact', { id, name: 'Ada Example', emails });
    const keys = table === 'account' ? keysOfName(firm) : contactKeys({ emails, archivedAt: null });
    let change;
    await holding(keys, async (manager) => {
      change = mutate(name, { id, ...input });
      await waiting(1);
      await takeRow(manager, table, id);
    });
    expect((await change!).errors).toBeUndefined();
    expect(await service.dataSource.query('SELECT key FROM match_key WHERE $1 = ANY(holders)', [id])).toHaveLength(
      name.startsWith('update') ? 1 : 0,
    );
  });

  it('updateAccount › of a row that gets other keys while it waits › starts again, and takes those first, too', async () => {
    const id = newId();
    const [first, second, third] = [aName(), aName(), aName()];
    await mutate('createAccount', { id, name: first });
    let change;
    await holding(keysOfName(second), async (later) => {
      await holding(keysOfName(first), async (manager) => {
        change = mutate('updateAccount', { id, name: third });
        await waiting(1);
        await manager.query('UPDATE account SET name = $2 WHERE id = $1', [id, second]);
      });
      await waiting(1);
      await takeRow(later, 'account', id);
    });
    expect((await change!).errors).toBeUndefined();
    const keys = await service.dataSource.query('SELECT key FROM match_key WHERE $1 = ANY(holders)', [id]);
    expect(keys.map(({ key }: MatchKey) => key)).toContain(keysOfName(third)[0]!.key);
  });
});
