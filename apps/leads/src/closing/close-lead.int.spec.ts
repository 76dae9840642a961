import { newId } from '@leadline/domain';
import { eventually, type TestService } from '@leadline/testkit';
import { type LeadsAtWork, namesOf, startLeads } from '../testing/leads-at-work.ts';
import type { Tools } from '../tools.ts';

let service: TestService<Tools>;
let at: LeadsAtWork;
beforeAll(async () => void ({ service, at } = await startLeads()));
afterAll(() => service?.stop());

describe('Leads › from capture to a verdict', () => {
  it('when it is contacted, nurtured, disqualified, reopened and archived › tells each step once, in order', async () => {
    const { id: leadId } = await at.capture();
    await at.send('markLeadContacted', { leadId });
    await at.send('nurtureLead', { leadId, nextActionOn: '2999-01-31' });
    await at.send('disqualifyLead', { leadId, reason: 'no-budget', detail: 'she said so' });
    expect(await at.lead(leadId, 'status disqualifiedReason disqualifiedDetail nextActionOn')).toEqual({
      status: 'DISQUALIFIED',
      disqualifiedReason: 'no-budget',
      disqualifiedDetail: 'she said so',
      nextActionOn: '2999-01-31',
    });
    await at.send('reopenLead', { leadId });
    await at.send('archiveLead', { leadId, reason: 'duplicate' });
    expect(await at.lead(leadId, 'status archivedReason disqualifiedReason')).toEqual({
      status: 'ARCHIVED',
      archivedReason: 'duplicate',
      disqualifiedReason: null,
    });
    const told = ['captured', 'contacted', 'nurtured', 'disqualified', 'reopened', 'archived'];
    await eventually(async () => expect(namesOf(await at.facts(leadId))).toEqual(told.map((step) => `lead.${step}`)));
    const versions = (await at.facts(leadId)).map(({ envelope }) => envelope.aggregateVersion);
    expect(versions).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('Leads › markLeadContacted', () => {
  it('when it is marked again › keeps the first time and tells nothing', async () => {
    const { id: leadId } = await at.capture();
    const first = new Date(Date.now() - 60_000).toISOString();
    const marked = await at.send('markLeadContacted', { leadId, contactedAt: first });
    const again = await at.send('markLeadContacted', { leadId });
    expect(again.result.lead.version).toBe(marked.result.lead.version);
    expect((await at.lead(leadId, 'firstContactedAt')).firstContactedAt).toBe(first);
  });

  it('when the contact is still to come › refuses', async () => {
    const { id: leadId } = await at.capture();
    const { error } = await at.send('markLeadContacted', { leadId, contactedAt: '2999-01-01T00:00:00Z' });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'contactedAt' });
  });
});

describe('Leads › disqualifyLead', () => {
  it('when the reason is not listed › refuses with the list', async () => {
    const { id: leadId } = await at.capture();
    const { error } = await at.send('disqualifyLead', { leadId, reason: 'bored' });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'reason', rule: 'DisqualificationReasonMustBeListed' });
    expect(error?.details?.['reasons']).toContain('no-budget');
  });

  it('when it is disqualified already › refuses and says what is possible', async () => {
    const { id: leadId } = await at.capture();
    await at.send('disqualifyLead', { leadId, reason: 'spam' });
    const { error } = await at.send('disqualifyLead', { leadId, reason: 'spam' });
    expect(error).toMatchObject({ code: 'RULE_BROKEN', field: 'status', details: { allowed: ['NURTURING'] } });
  });
});

describe('Leads › reassignLead', () => {
  it('when another user is named › is theirs, in their first team', async () => {
    const [{ id: leadId }, user] = [await at.capture(), await at.knownUser()];
    await at.send('reassignLead', { leadId, ownerId: user.id });
    expect(await at.lead(leadId, 'owner { id } team { id } queue')).toEqual({
      owner: { id: user.id },
      team: { id: user.teamIds[0] },
      queue: null,
    });
    await eventually(async () => expect((await at.facts(leadId)).at(-1)?.data).toMatchObject({ ownerId: user.id, previousOwnerId: null }));
  });

  it('when the user does not exist › refuses', async () => {
    const { id: leadId } = await at.capture();
    expect((await at.send('reassignLead', { leadId, ownerId: newId() })).error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'ownerId' });
  });

  it('when a rep gives it to somebody of another team › refuses; to a colleague › is theirs', async () => {
    const [rep, stranger] = [await at.knownUser(), await at.knownUser()];
    const colleague = await at.knownUser(rep.teamIds[0]);
    const { id: leadId } = await at.capture({}, { viewer: rep });
    const give = (ownerId: string) => at.send('reassignLead', { leadId, ownerId }, { caller: { viewer: rep } });
    expect((await give(stranger.id)).error).toMatchObject({ code: 'FORBIDDEN', field: 'ownerId' });
    expect((await give(colleague.id)).error).toBeUndefined();
    expect(await at.lead(leadId, 'owner { id }')).toEqual({ owner: { id: colleague.id } });
  });

  it('when nobody is named › waits in the queue that is', async () => {
    const user = await at.knownUser();
    const { id: leadId } = await at.capture({ ownerId: user.id });
    await at.send('reassignLead', { leadId, queue: 'inbound' });
    expect(await at.lead(leadId, 'owner { id } queue')).toEqual({ owner: null, queue: 'inbound' });
  });
});
