import { LeadAccountResolved, OpportunityOpeningRejected, personalRecord } from '@leadline/contracts';
import { derivedId, newId } from '@leadline/domain';
import { eventually } from '@leadline/testkit';
import { type DealsAtWork, startDeals } from '../testing/deals-at-work.ts';
import { opportunitiesService } from '../service.ts';

let at: DealsAtWork;
beforeAll(async () => void (at = await startDeals(opportunitiesService)));
afterAll(() => at?.service.stop());

function resolved(rest: Partial<typeof LeadAccountResolved.example> = {}) {
  const [conversionId, leadId] = [newId(), newId()];
  const { accountId, contactId, ownerId, teamId } = at;
  const opportunityId = derivedId(conversionId, 'opportunity');
  const known = { opportunityId, pipelineId: null, ownerId, teamId, expectedCloseOn: '2027-03-01' };
  const wanted = { ...LeadAccountResolved.example.opportunity!, ...known };
  const data = { ...LeadAccountResolved.example, conversionId, leadId, accountId, contactId, opportunity: wanted, ...rest };
  return { leadId, conversionId, opportunityId, wanted, data };
}
const told = (leadId: string, data: typeof LeadAccountResolved.example) => at.service.publish(LeadAccountResolved.of(leadId, data));
const answersTo = async (leadId: string) =>
  (await at.service.published('conversions'))
    .filter(({ envelope, key }) => key === leadId && envelope.type === OpportunityOpeningRejected.type)
    .map(({ data }) => data);
const opened = (id: string) => eventually(async () => expect(await at.deal(id, 'id')).toBeTruthy());

describe('Opportunities › a conversion', () => {
  it('opens one deal, however often it is delivered or attempted', async () => {
    const { leadId, opportunityId, data } = resolved();
    await told(leadId, data);
    await told(leadId, data);
    await told(leadId, { ...data, attempt: 2 });
    await told(leadId, { ...data, attempt: 1 });
    // One lead's messages are taken in order: what answers this one has seen those above.
    await told(leadId, { ...data, conversionId: newId(), opportunity: { ...data.opportunity!, pipelineId: newId() } });
    await eventually(async () => expect(await answersTo(leadId)).toHaveLength(1));
    expect(await at.deal(opportunityId, 'name version stage { code } lead { id } history { stageKind }')).toEqual({
      name: 'Acme Corporation',
      version: 1,
      stage: { code: 'prospecting' },
      lead: { id: leadId },
      history: [{ stageKind: 'OPEN' }],
    });
    await eventually(async () => expect(await at.facts(opportunityId)).toEqual(['opened']));
  });

  it('with a typed name › waits until the personal topic has it, and the name stays off the facts', async () => {
    const { leadId, opportunityId, data, wanted } = resolved();
    await told(leadId, { ...data, opportunity: { ...wanted, titleVersion: 1 } });
    const title = 'Sentinel title';
    await at.service.publishPersonal(
      personalRecord({ recordId: opportunityId, recordType: 'opportunity', personIds: [leadId], version: 1, fields: { title } }),
    );
    await eventually(async () => expect(await at.deal(opportunityId, 'name')).toEqual({ name: title }));
    expect(JSON.stringify(await at.service.published('opportunities'))).not.toContain('Sentinel');
    await eventually(async () => {
      const own = (await at.service.published('personal')).filter(({ key }) => key === opportunityId);
      expect(own.map(({ data: record }) => (record as { version: number }).version)).toEqual([1, 2]);
      expect(own[1]!.data).toMatchObject({ personIds: [leadId, data.contactId] });
    });
  });

  it('into an unknown pipeline › says so; a later attempt with a known one opens the deal', async () => {
    const { leadId, conversionId, opportunityId, data, wanted } = resolved();
    await told(leadId, { ...data, opportunity: { ...wanted, pipelineId: newId() } });
    const rejected = { conversionId, attempt: 1, reason: 'pipeline-not-found', field: 'pipelineId' };
    await eventually(async () => expect(await answersTo(leadId)).toMatchObject([rejected]));
    await told(leadId, { ...data, attempt: 2 });
    await opened(opportunityId);
  });

  it('without a contact › says so', async () => {
    const { leadId, data } = resolved({ contactId: null });
    await told(leadId, data);
    await eventually(async () => expect(await answersTo(leadId)).toMatchObject([{ reason: 'contact-missing', field: 'contactId' }]));
  });

  it('with a negative amount › says so', async () => {
    const { leadId, data, wanted } = resolved();
    await told(leadId, { ...data, opportunity: { ...wanted, amount: { amount: '-1', currency: 'USD' } } });
    await eventually(async () => expect(await answersTo(leadId)).toMatchObject([{ reason: 'amount-negative', field: 'amount' }]));
  });

  it('whose expected close went by while it waited › still opens the deal: it was right when it was asked for', async () => {
    const { leadId, opportunityId, data, wanted } = resolved();
    await told(leadId, { ...data, opportunity: { ...wanted, expectedCloseOn: '2020-01-01' } });
    await opened(opportunityId);
  });

  it('that wants no deal › opens none', async () => {
    const without = resolved({ opportunity: null });
    const { leadId, opportunityId, data } = { ...resolved(), leadId: without.leadId };
    await told(leadId, without.data);
    await told(leadId, { ...data, leadId });
    await opened(opportunityId);
    expect(await at.deal(without.opportunityId, 'id')).toBeNull();
    expect(await answersTo(leadId)).toEqual([]);
  });
});
