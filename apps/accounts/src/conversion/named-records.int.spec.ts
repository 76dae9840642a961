import { LeadAccountAmbiguous, LeadAccountRejected, LeadAccountResolved, UserRegistered } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { type EventContext, type TestService, eventually, startTestService } from '@leadline/testkit';
import { accountsService } from '../service.ts';
import { type Request, aRequest, conversionRig, noUse } from '../testing/conversion-rig.ts';

let service: TestService;
const { person, ask, answer, convert, rows, accountRow } = conversionRig(() => service);

beforeAll(async () => {
  service = await startTestService(accountsService());
});
afterAll(() => service?.stop());

describe('Conversion › records named by their id', () => {
  const asRep = (id = newId()) => ({ actorId: id, actorRole: 'REP' });
  const rejected = async (request: Request, context: EventContext, personIds?: string[]) => {
    await person(request, {}, personIds);
    await ask(request, context);
    return answer(request, LeadAccountRejected);
  };

  it('of others › are rejected as if they were not there, and stay as they are', async () => {
    const theirs = await convert(aRequest({ industry: null }));
    const byAccount = aRequest({ industry: 'retail', use: { ...noUse, accountId: theirs.accountId } });
    expect(await rejected(byAccount, asRep())).toMatchObject({ reason: 'account-not-found', field: 'accountId' });
    const byContact = aRequest({ use: { ...noUse, contactId: theirs.contactId } });
    expect(await rejected(byContact, asRep())).toMatchObject({ reason: 'contact-not-found', field: 'contactId' });
    expect(await accountRow(theirs.accountId)).toMatchObject({ version: 1, industry: null });
  });

  it('of whoever asks, or of their team › are used', async () => {
    const [rep, mate] = [newId(), newId()];
    const team = newId();
    await service.publish(UserRegistered.of(mate, { ...UserRegistered.example, roles: ['REP'], teamIds: [team] }));
    await eventually(async () => expect(await rows('SELECT 1 FROM member_copy WHERE user_id = $1', mate)).toHaveLength(1));
    const { accountId } = await convert(aRequest({ ownerId: rep, teamId: team }));
    for (const asker of [rep, mate]) {
      const request = aRequest({ use: { ...noUse, accountId } });
      await person(request);
      await ask(request, asRep(asker));
      expect(await answer(request, LeadAccountResolved)).toMatchObject({ accountId, matchedBy: 'GIVEN' });
    }
  });

  it('that were offered to choose from › are used, though they are of others', async () => {
    const tail = newId().slice(-12);
    const { accountId } = await convert(aRequest({ company: `Eastwind Traders ${tail}` }));
    const request = aRequest({ company: `Eastwind Trader ${tail}` });
    await person(request);
    await ask(request, asRep());
    await answer(request, LeadAccountAmbiguous);
    const elsewhere = { ...request, attempt: 2, use: { ...noUse, accountId: newId() } };
    await ask(elsewhere, asRep());
    expect(await answer(elsewhere, LeadAccountRejected)).toMatchObject({ reason: 'account-not-found' });
    const chosen = { ...request, attempt: 3, use: { ...noUse, accountId } };
    await ask(chosen, asRep());
    expect(await answer(chosen, LeadAccountResolved)).toMatchObject({ accountId, matchedBy: 'GIVEN' });
  });

  it('that the same person came to before › are used, whoever owns them by now', async () => {
    const earlier = aRequest();
    const { accountId, contactId } = await convert(earlier);
    const followUp = aRequest({ use: { ...noUse, accountId, contactId } });
    await person(followUp, {}, [followUp.leadId, earlier.leadId]);
    await ask(followUp, asRep());
    expect(await answer(followUp, LeadAccountResolved)).toMatchObject({ accountId, contactId, matchedBy: 'GIVEN' });
  });
});
