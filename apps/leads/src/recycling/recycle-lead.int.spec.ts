import { OpportunityLost, OpportunityReopened } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { eventually, type TestService } from '@leadline/testkit';
import { type LeadsAtWork, namesOf, startLeads } from '../testing/leads-at-work.ts';
import type { Tools } from '../tools.ts';
import { recycledLeadId } from './recycle-lead.ts';

let service: TestService<Tools>;
let at: LeadsAtWork;
beforeAll(async () => void ({ service, at } = await startLeads()));
afterAll(() => service?.stop());

const lostAt = new Date('2017-03-01T12:00:00.000Z');
const lose = (opportunityId: string, leadId: string | null, more: object = {}) =>
  service.publish(OpportunityLost.of(opportunityId, { ...OpportunityLost.example, ownerId: null, teamId: null, leadId, ...more }), {
    time: lostAt,
    version: 2,
  });
const reopen = (opportunityId: string, leadId: string) =>
  service.publish(
    OpportunityReopened.of(opportunityId, { ...OpportunityReopened.example, leadId, previousKind: 'LOST', winNumber: null, lossNumber: 1 }),
    { version: 3 },
  );
const followUp = (opportunityId: string, select: string, lossNumber = 1) =>
  eventually(async () => {
    const lead = await at.lead(recycledLeadId(opportunityId, lossNumber), select);
    expect(lead).not.toBeNull();
    return lead;
  });

async function lostDeal(): Promise<{ leadId: string; opportunityId: string; followUpId: string }> {
  const { id: leadId } = await at.capture({
    source: 'WEBSITE',
    emails: ['ada@acme.example'],
    jobTitle: 'Buyer',
    note: 'wanted a discount',
  });
  const opportunityId = newId();
  await lose(opportunityId, leadId);
  await followUp(opportunityId, 'id');
  return { leadId, opportunityId, followUpId: recycledLeadId(opportunityId, 1) };
}

describe('Leads › a deal is lost', () => {
  it('when it came from a lead › the person is nurtured again, by the time of the loss and the days of the policy', async () => {
    const { leadId, opportunityId, followUpId } = await lostDeal();
    const select = `status source originalSource nextActionOn name emails jobTitle note queue capturedAt account { id } contact { id } opportunity { id } recycledFrom { id } firstContactedAt`;
    expect(await at.lead(followUpId, select)).toEqual({
      status: 'NURTURING',
      source: 'RECYCLED',
      originalSource: 'WEBSITE',
      nextActionOn: '2017-05-30',
      name: 'Ada Example',
      emails: ['ada@acme.example'],
      jobTitle: 'Buyer',
      note: null,
      queue: 'unassigned',
      capturedAt: lostAt.toISOString(),
      account: { id: OpportunityLost.example.accountId },
      contact: { id: OpportunityLost.example.contactId },
      opportunity: { id: opportunityId },
      recycledFrom: { id: leadId },
      firstContactedAt: null,
    });
    await eventually(async () => expect(namesOf(await at.facts(followUpId))).toEqual(['lead.captured', 'lead.recycled']));
    expect((await at.facts(followUpId, 'personal'))[0]?.data).toMatchObject({
      personIds: [leadId, OpportunityLost.example.contactId, followUpId],
    });
  });

  it('when the loss is told twice › makes one follow-up', async () => {
    const { leadId, opportunityId, followUpId } = await lostDeal();
    await lose(opportunityId, leadId);
    await lose(opportunityId, leadId, { lossNumber: 2 });
    await followUp(opportunityId, 'id', 2);
    const rows = await service.services.dataSource.query(
      'SELECT id FROM lead WHERE recycled_from_opportunity_id = $1 AND loss_number = 1',
      [opportunityId],
    );
    expect(rows).toEqual([{ id: followUpId }]);
    expect((await at.audit(followUpId)).length).toBe(1);
  });

  it('when it was opened without a lead › makes none', async () => {
    const opportunityId = newId();
    await lose(opportunityId, null);
    await lostDeal();
    expect(await at.lead(recycledLeadId(opportunityId, 1), 'id')).toBeNull();
  });

  it('when leads are counted › follow-ups are counted apart', async () => {
    const { followUpId } = await lostDeal();
    const { data } = await service.query(
      '{ recycled: leads(filter: { recycled: true }, first: 100) { nodes { id } } others: leads(filter: { recycled: false }, first: 100) { nodes { id } } }',
    );
    expect(data.recycled.nodes).toContainEqual({ id: followUpId });
    expect(data.others.nodes).not.toContainEqual({ id: followUpId });
  });

  it('when a follow-up refers to a lead › that lead is kept', async () => {
    const { leadId } = await lostDeal();
    expect((await at.send('deleteLead', { leadId }, { select: 'id' })).error).toMatchObject({ rule: 'LeadThatIsReferredToIsKept' });
  });
});

describe('Leads › a lost deal is reopened', () => {
  it('when nobody has touched the follow-up › archives it', async () => {
    const { leadId, opportunityId, followUpId } = await lostDeal();
    await reopen(opportunityId, leadId);
    await eventually(async () =>
      expect(await at.lead(followUpId, 'status archivedReason')).toEqual({ status: 'ARCHIVED', archivedReason: 'deal-reopened' }),
    );
  });

  it('when somebody has worked on it › flags it, once', async () => {
    const { leadId, opportunityId, followUpId } = await lostDeal();
    await at.send('markLeadContacted', { leadId: followUpId });
    await reopen(opportunityId, leadId);
    await reopen(opportunityId, leadId);
    await eventually(async () => expect((await at.lead(followUpId, 'followUpFlaggedAt')).followUpFlaggedAt).not.toBeNull());
    const after = await lostDeal();
    await reopen(after.opportunityId, after.leadId);
    await eventually(async () => expect((await at.lead(after.followUpId, 'status')).status).toBe('ARCHIVED'));
    expect(namesOf(await at.facts(followUpId)).filter((name) => name === 'lead.follow-up-flagged')).toHaveLength(1);
    expect((await at.lead(followUpId, 'status')).status).toBe('CONTACTED');
  });
});
