import { LeadAccountRejected, LeadAccountResolved } from '@leadline/contracts';
import { type TestService, startTestService } from '@leadline/testkit';
import { accountsService } from '../service.ts';
import { aRequest, conversionRig, noUse } from '../testing/conversion-rig.ts';
import { keysOfName, lockRig } from '../testing/lock-rig.ts';

let service: TestService;
const { person, ask, answer, convert, rows, accountRow } = conversionRig(() => service);
const { holding, waiting } = lockRig(() => service);

beforeAll(async () => {
  service = await startTestService(accountsService());
});
afterAll(() => service?.stop());
afterEach(async () => expect(await rows('SELECT * FROM dead_letter')).toEqual([]));

const archive = (id: string) => service.query('mutation($id: ID!) { archiveAccount(input: { id: $id }) { account { id } } }', { id });

/** An account, and a lead of the same company whose person is known. */
async function anotherLead() {
  const { company, ...first } = aRequest();
  const { accountId } = await convert({ ...first, company });
  const request = aRequest({ company });
  await person(request);
  return { accountId, request, keys: keysOfName(company!) };
}

describe('Conversion › of a lead whose account is archived at once', () => {
  it('the archive first › opens a new account', async () => {
    const { accountId, request, keys } = await anotherLead();
    let archived;
    await holding(keys, async () => {
      archived = archive(accountId);
      await waiting(1);
      await ask(request);
      await waiting(2);
    });
    expect((await archived!).errors).toBeUndefined();
    const resolved = await answer(request, LeadAccountResolved);
    expect(resolved).toMatchObject({ accountCreated: true, matchedBy: 'NONE' });
    expect(resolved.accountId).not.toBe(accountId);
  });

  it('the conversion first › ends on the account, which is archived after', async () => {
    const { accountId, request, keys } = await anotherLead();
    let archived;
    await holding(keys, async () => {
      await ask(request);
      await waiting(1);
      archived = archive(accountId);
      await waiting(2);
    });
    expect(await answer(request, LeadAccountResolved)).toMatchObject({ accountId, accountCreated: false, matchedBy: 'NAME' });
    expect((await archived!).errors).toBeUndefined();
    expect((await accountRow(accountId)).archived_at).not.toBeNull();
  });

  it('after it was found by the id that was given, before its row is locked › is rejected', async () => {
    const { accountId } = await anotherLead();
    const request = aRequest({ use: { ...noUse, accountId } });
    await person(request);
    let archived;
    await holding([], async (manager) => {
      await manager.query('SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE', [accountId]);
      archived = archive(accountId);
      await waiting(1);
      await ask(request);
      await waiting(2);
    });
    expect((await archived!).errors).toBeUndefined();
    expect(await answer(request, LeadAccountRejected)).toMatchObject({ reason: 'account-archived', field: 'accountId' });
  });
});
