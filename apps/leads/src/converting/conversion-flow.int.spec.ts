import { newId } from '@leadline/domain';
import { eventually, type TestService, viewerFor } from '@leadline/testkit';
import { opportunityIdOf } from '../conversion/conversion.ts';
import { type LeadsAtWork, namesOf, startLeads } from '../testing/leads-at-work.ts';
import type { Tools } from '../tools.ts';
import { opportunity, type ConversionsAtWork } from '../testing/conversions-at-work.ts';

let service: TestService<Tools>;
let at: LeadsAtWork;
let work: ConversionsAtWork;
beforeAll(async () => void ({ service, at, work } = await startLeads()));
afterAll(() => service?.stop());

const inState = (leadId: string, state: string) =>
  eventually(async () => {
    const conversion = await work.conversionOf(leadId);
    expect(conversion.state).toBe(state);
    return conversion;
  });

describe('Conversion › from request to end', () => {
  it('when account and opportunity are there › the lead is converted and names what it became', async () => {
    const { leadId, conversionId, says } = await work.started();
    await says.resolved();
    await inState(leadId, 'ACCOUNT_READY');
    await says.opened();
    const conversion = await inState(leadId, 'COMPLETED');
    const opportunityId = opportunityIdOf(conversionId);
    expect(conversion).toMatchObject({
      account: { id: says.ids.accountId },
      contact: { id: says.ids.contactId },
      opportunity: { id: opportunityId },
      accountCreated: true,
    });
    expect(await at.lead(leadId, 'status account { id } contact { id }')).toEqual({
      status: 'CONVERTED',
      account: { id: says.ids.accountId },
      contact: { id: says.ids.contactId },
    });
    await eventually(async () =>
      expect((await at.facts(leadId)).at(-1)?.data).toMatchObject({ conversionId, opportunityId, accountCreated: true, attempt: 1 }),
    );
    expect(namesOf(await at.facts(leadId))).toEqual(['lead.captured', 'lead.qualified', 'lead.converted']);
  });

  it('when word of the opportunity comes first › is completed, and late word of the account changes nothing', async () => {
    const { leadId, says } = await work.started();
    await says.opened();
    await inState(leadId, 'COMPLETED');
    await says.resolved();
    const { leadId: marker, says: marking } = await work.started();
    await marking.resolved();
    await inState(marker, 'ACCOUNT_READY');
    expect(await work.conversionOf(leadId)).toMatchObject({ state: 'COMPLETED', accountCreated: true });
  });

  it('when every message comes twice › has its effect once', async () => {
    const { leadId, says } = await work.started();
    await says.resolved();
    await says.resolved();
    await says.opened();
    await says.opened();
    await inState(leadId, 'COMPLETED');
    const last = await work.started();
    await last.says.opened();
    await inState(last.leadId, 'COMPLETED');
    expect(namesOf(await at.facts(leadId)).filter((name) => name === 'lead.converted')).toHaveLength(1);
  });

  it('when no opportunity is asked for › ends with the account', async () => {
    const leadId = await work.qualified({ name: 'Acme', kind: 'ORGANIZATION' });
    const { result } = await work.convert(leadId, { withoutOpportunity: true });
    await eventually(async () =>
      expect((await at.facts(leadId, 'conversions'))[0]?.data).toMatchObject({ hasPerson: false, company: 'Acme', opportunity: null }),
    );
    await work.answersTo(leadId, result.conversion.id).resolved();
    expect(await inState(leadId, 'COMPLETED')).toMatchObject({ opportunity: null });
  });

  it('when a name was typed for the opportunity › travels on the personal topic, before the request that names it', async () => {
    const leadId = await work.qualified();
    const { result } = await work.convert(leadId, { opportunity: { ...opportunity, name: 'Sentinel deal' } });
    const opportunityId = opportunityIdOf(result.conversion.id);
    await eventually(async () =>
      expect((await at.facts(opportunityId, 'personal'))[0]?.data).toMatchObject({
        recordType: 'opportunity',
        version: 1,
        fields: { title: 'Sentinel deal' },
      }),
    );
    const [requested] = await eventually(async () => {
      const messages = await at.facts(leadId, 'conversions');
      expect(messages).toHaveLength(1);
      return messages;
    });
    expect(requested?.data).toMatchObject({ opportunity: { opportunityId, titleVersion: 1 } });
    expect(JSON.stringify(requested?.data)).not.toContain('Sentinel');
  });
});

describe('Conversion › while it runs and after', () => {
  it('when it runs › the lead is read-only', async () => {
    const { leadId } = await work.started();
    const attempts = [
      at.send('updateLead', { leadId, temperature: 'HOT' }),
      at.send('disqualifyLead', { leadId, reason: 'spam' }),
      at.send('archiveLead', { leadId }),
      at.send('nurtureLead', { leadId }),
      at.send('deleteLead', { leadId }, { select: 'id' }),
    ];
    for (const { error } of await Promise.all(attempts))
      expect(error).toMatchObject({ code: 'RULE_BROKEN', rule: 'LeadIsReadOnlyWhileItConverts' });
  });

  it('when it has been completed › the lead stays read-only, and is kept', async () => {
    const { leadId, says } = await work.started();
    await says.opened();
    await inState(leadId, 'COMPLETED');
    expect((await at.send('updateLead', { leadId, temperature: 'HOT' })).error?.rule).toBe('ConvertedLeadIsReadOnly');
    expect((await at.send('deleteLead', { leadId }, { select: 'id' })).error?.rule).toBe('ConvertedLeadIsReadOnly');
  });

  it('when the same request comes again, even after the end › answers alike', async () => {
    const { leadId, conversionId, says } = await work.started();
    expect((await work.convert(leadId)).result.conversion).toMatchObject({ id: conversionId, state: 'REQUESTED' });
    await says.opened();
    await inState(leadId, 'COMPLETED');
    expect((await work.convert(leadId)).result.conversion).toMatchObject({ id: conversionId, state: 'COMPLETED' });
  });

  it('when something else is asked for, or by somebody else › is a conflict', async () => {
    const { leadId } = await work.started();
    expect((await work.convert(leadId, { withoutOpportunity: true })).error?.code).toBe('CONFLICT');
    expect((await work.convert(leadId, { opportunity }, { viewer: viewerFor('ADMIN') })).error?.code).toBe('CONFLICT');
  });

  it('when a manager gives what is created to somebody of another team › refuses', async () => {
    const [leadId, stranger] = [await work.qualified(), await at.knownUser()];
    const { error } = await work.convert(leadId, { opportunity, ownerId: stranger.id }, { viewer: viewerFor('MANAGER') });
    expect(error).toMatchObject({ code: 'FORBIDDEN', rule: 'RecordsAreGivenWithinYourTeams', field: 'ownerId' });
  });

  it('when a lead is not qualified › refuses', async () => {
    const { id } = await at.capture();
    expect((await work.convert(id)).error).toMatchObject({ code: 'RULE_BROKEN', rule: 'LeadCannotGoFromNewToConverted' });
  });

  it('when amount and day are missing › answers with them as data', async () => {
    const leadId = await work.qualified();
    expect((await work.convert(leadId, {})).result).toEqual({
      __typename: 'MissingForConversion',
      missing: [{ field: 'AMOUNT' }, { field: 'EXPECTED_CLOSE' }],
    });
    expect((await at.lead(leadId, 'conversion { id }')).conversion).toBeNull();
  });
});

describe('Conversion › the same request, once the conversion failed and the lead was nurtured', () => {
  const failed = async (conversionId: string, leadId: string) => {
    await work.answersTo(leadId, conversionId).rejected();
    await inState(leadId, 'FAILED');
    await at.send('nurtureLead', { leadId });
  };
  const requalified = (leadId: string) => at.send('qualifyLead', { leadId }, { select: '__typename' });

  it('is refused while it is not qualified', async () => {
    const { leadId, conversionId } = await work.started();
    await failed(conversionId, leadId);
    expect((await work.convert(leadId)).error).toMatchObject({ code: 'RULE_BROKEN', rule: 'LeadCannotGoFromNurturingToConverted' });
  });

  it('and was qualified anew without a conversion › is told what is missing now, and a used key that it is used', async () => {
    const leadId = await work.qualified({ potentialValue: opportunity.amount });
    const options = { opportunity: { expectedCloseOn: opportunity.expectedCloseOn } };
    const asked = { leadId, options, requestKey: newId() };
    const select = '... on ConversionStarted { conversion { id } } ... on MissingForConversion { missing { field } }';
    const { result } = await at.send('convertLead', asked, { select });
    await failed(result.conversion.id, leadId);
    await requalified(leadId);
    expect((await at.send('convertLead', asked, { select })).error).toMatchObject({ code: 'CONFLICT', field: 'requestKey' });
    await at.send('updateLead', { leadId, potentialValue: null });
    expect((await work.convert(leadId, options)).result).toMatchObject({ missing: [{ field: 'AMOUNT' }] });
  });

  it('and its TIMELINE has passed › is refused', async () => {
    const { id: leadId } = await at.capture({ potentialValue: opportunity.amount });
    const answers = [
      ...['NEED', 'BUDGET', 'COMMITMENT'].map((criterion) => ({ criterion, state: 'MET' })),
      { criterion: 'TIMELINE', state: 'MET', timeline: opportunity.expectedCloseOn },
    ];
    const viewer = viewerFor('SERVICE');
    const qualify = (caller: object) =>
      at.send('qualifyLead', { leadId, answers, convert: {} }, { select: '... on QualifiedLead { conversion { id } }', caller });
    const { result } = await qualify({ viewer });
    await failed(result.conversion.id, leadId);
    expect((await qualify({ viewer, now: new Date('2999-02-01T09:00:00.000Z') })).error).toMatchObject({ rule: 'PlannedDayMustNotBePast' });
  });
});
