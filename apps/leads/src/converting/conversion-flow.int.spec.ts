import {
  LeadAccountAmbiguous,
  LeadAccountRejected,
  LeadAccountResolved,
  OpportunityOpened,
  OpportunityOpeningRejected,
} from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { eventually, viewerFor } from '@leadline/testkit';
import { createdIdsOf, opportunityIdOf } from '../conversion/conversion.ts';
import { type LeadsAtWork, namesOf, startLeads } from '../lead/leads-at-work.ts';
import { leadsService } from '../service.ts';

let at: LeadsAtWork;
beforeAll(async () => {
  at = await startLeads(leadsService);
}, 60_000);
afterAll(() => at?.service.stop());

const money = { amount: '5000', currency: 'USD' };
const opportunity = { amount: money, expectedCloseOn: '2999-01-31' };
const answer = `__typename ... on ConversionStarted { lead { status } conversion { id state attempt } } ... on MissingForConversion { missing { field } }`;
const conversionFields = `id state attempt account { id } accountCreated contact { id } opportunity { id } finishedAt
  candidates { account { id } score reason } failure { step reason field message }`;

async function qualified(input: object = {}): Promise<string> {
  const { id } = await at.capture(input);
  const answers = ['NEED', 'BUDGET', 'TIMELINE', 'COMMITMENT'].map((criterion) => ({ criterion, state: 'MET' }));
  await at.send('qualifyLead', { leadId: id, answers }, { select: '__typename' });
  return id;
}
const convert = (leadId: string, options: object = { opportunity }, caller?: object) =>
  at.send('convertLead', { leadId, options }, { select: answer, caller });
const retry = (leadId: string, input: object = {}) => at.send('retryConversion', { leadId, ...input }, { select: answer });
const resolve = (leadId: string, input: object = {}) => at.send('resolveConversion', { leadId, ...input }, { select: answer });
const conversionOf = async (leadId: string) => (await at.lead(leadId, `conversion { ${conversionFields} }`)).conversion;
const inState = (leadId: string, state: string) =>
  eventually(async () => {
    const conversion = await conversionOf(leadId);
    expect(conversion.state).toBe(state);
    return conversion;
  });

/** What accounts and opportunities would say of an attempt. */
function answersTo(leadId: string, conversionId: string, attempt = 1) {
  const step = { conversionId, attempt, leadId };
  const { accountId, contactId } = createdIdsOf(conversionId);
  const ids = { accountId, contactId };
  const say = (event: Parameters<LeadsAtWork['service']['publish']>[0]) => at.service.publish(event);
  const shape = { ...OpportunityOpened.example, ...ids, leadId, conversion: { conversionId, attempt } };
  return {
    ids,
    resolved: () => say(LeadAccountResolved.of(leadId, { ...LeadAccountResolved.example, ...step, ...ids })),
    ambiguous: (accountId: string) =>
      say(LeadAccountAmbiguous.of(leadId, { ...step, candidates: [{ accountId, contactId: null, score: 0.8, reason: 'similar-name' }] })),
    rejected: () => say(LeadAccountRejected.of(leadId, { ...step, reason: 'contact-not-found', field: 'contactId' })),
    opened: () => say(OpportunityOpened.of(opportunityIdOf(conversionId), shape)),
    notOpened: () => say(OpportunityOpeningRejected.of(leadId, { ...step, ...ids, reason: 'pipeline-not-found', field: 'pipelineId' })),
  };
}

async function started(input: object = {}): Promise<{ leadId: string; conversionId: string; says: ReturnType<typeof answersTo> }> {
  const leadId = await qualified(input);
  const { result } = await convert(leadId);
  const conversionId = result.conversion.id as string;
  return { leadId, conversionId, says: answersTo(leadId, conversionId) };
}

describe('Conversion › from request to end', () => {
  it('when account and opportunity are there › the lead is converted and names what it became', async () => {
    const { leadId, conversionId, says } = await started();
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
    const { leadId, says } = await started();
    await says.opened();
    await inState(leadId, 'COMPLETED');
    await says.resolved();
    const { leadId: marker, says: marking } = await started();
    await marking.resolved();
    await inState(marker, 'ACCOUNT_READY');
    expect(await conversionOf(leadId)).toMatchObject({ state: 'COMPLETED', accountCreated: true });
  });

  it('when every message comes twice › has its effect once', async () => {
    const { leadId, says } = await started();
    await says.resolved();
    await says.resolved();
    await says.opened();
    await says.opened();
    await inState(leadId, 'COMPLETED');
    const last = await started();
    await last.says.opened();
    await inState(last.leadId, 'COMPLETED');
    expect(namesOf(await at.facts(leadId)).filter((name) => name === 'lead.converted')).toHaveLength(1);
  });

  it('when no opportunity is asked for › ends with the account', async () => {
    const leadId = await qualified({ name: 'Acme', kind: 'ORGANIZATION' });
    const { result } = await convert(leadId, { withoutOpportunity: true });
    await eventually(async () =>
      expect((await at.facts(leadId, 'conversions'))[0]?.data).toMatchObject({ hasPerson: false, company: 'Acme', opportunity: null }),
    );
    await answersTo(leadId, result.conversion.id).resolved();
    expect(await inState(leadId, 'COMPLETED')).toMatchObject({ opportunity: null });
  });

  it('when a name was typed for the opportunity › travels on the personal topic, before the request that names it', async () => {
    const leadId = await qualified();
    const { result } = await convert(leadId, { opportunity: { ...opportunity, name: 'Sentinel deal' } });
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
    const { leadId } = await started();
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
    const { leadId, says } = await started();
    await says.opened();
    await inState(leadId, 'COMPLETED');
    expect((await at.send('updateLead', { leadId, temperature: 'HOT' })).error?.rule).toBe('ConvertedLeadIsReadOnly');
    expect((await at.send('deleteLead', { leadId }, { select: 'id' })).error?.rule).toBe('ConvertedLeadIsReadOnly');
  });

  it('when the same request comes again, even after the end › answers alike', async () => {
    const { leadId, conversionId, says } = await started();
    expect((await convert(leadId)).result.conversion).toMatchObject({ id: conversionId, state: 'REQUESTED' });
    await says.opened();
    await inState(leadId, 'COMPLETED');
    expect((await convert(leadId)).result.conversion).toMatchObject({ id: conversionId, state: 'COMPLETED' });
  });

  it('when something else is asked for, or by somebody else › is a conflict', async () => {
    const { leadId } = await started();
    expect((await convert(leadId, { withoutOpportunity: true })).error?.code).toBe('CONFLICT');
    expect((await convert(leadId, { opportunity }, { viewer: viewerFor('ADMIN') })).error?.code).toBe('CONFLICT');
  });

  it('when a lead is not qualified › refuses', async () => {
    const { id } = await at.capture();
    expect((await convert(id)).error).toMatchObject({ code: 'RULE_BROKEN', rule: 'LeadCannotGoFromNewToConverted' });
  });

  it('when amount and day are missing › answers with them as data', async () => {
    const leadId = await qualified();
    expect((await convert(leadId, {})).result).toEqual({
      __typename: 'MissingForConversion',
      missing: [{ field: 'AMOUNT' }, { field: 'EXPECTED_CLOSE' }],
    });
    expect((await at.lead(leadId, 'conversion { id }')).conversion).toBeNull();
  });
});

describe('Conversion › retry and choice', () => {
  it('when opportunities rejects it › fails with the reason, frees the lead, and a retry goes on under the same id', async () => {
    const { leadId, conversionId, says } = await started();
    await says.resolved();
    await says.notOpened();
    const failed = await inState(leadId, 'FAILED');
    expect(failed.failure).toMatchObject({ step: 'OPPORTUNITY', reason: 'pipeline-not-found', field: 'pipelineId' });
    expect(failed.failure.message).toContain('retryConversion');
    expect((await at.send('updateLead', { leadId, temperature: 'HOT' })).error).toBeUndefined();

    const pipelineId = newId();
    const { result } = await retry(leadId, { options: { opportunity: { pipelineId } } });
    expect(result.conversion).toEqual({ id: conversionId, state: 'REQUESTED', attempt: 2 });
    await eventually(async () =>
      expect((await at.facts(leadId, 'conversions')).filter(({ envelope }) => envelope.source === 'leads').at(-1)?.data).toMatchObject({
        conversionId,
        attempt: 2,
        opportunity: { pipelineId, amount: money },
      }),
    );
    const second = answersTo(leadId, conversionId, 2);
    await second.resolved();
    await second.opened();
    expect(await inState(leadId, 'COMPLETED')).toMatchObject({
      attempt: 2,
      failure: null,
      opportunity: { id: opportunityIdOf(conversionId) },
    });
  });

  it('when an answer is of an earlier attempt › is ignored', async () => {
    const { leadId, conversionId, says } = await started();
    await says.rejected();
    await inState(leadId, 'FAILED');
    await retry(leadId);
    await says.rejected();
    await says.resolved();
    await answersTo(leadId, conversionId, 2).ambiguous(newId());
    expect(await inState(leadId, 'AWAITING_CHOICE')).toMatchObject({ attempt: 2, account: null });
  });

  it('when the opportunity of an earlier attempt is open after all › completes the later one, which nobody else would answer', async () => {
    const { leadId, conversionId, says } = await started();
    await says.rejected();
    await inState(leadId, 'FAILED');
    await retry(leadId);
    await says.opened();
    expect(await inState(leadId, 'COMPLETED')).toMatchObject({ attempt: 2, opportunity: { id: opportunityIdOf(conversionId) } });
    expect(await at.lead(leadId, 'status')).toEqual({ status: 'CONVERTED' });
  });

  it('when accounts cannot decide › waits, and goes on with what somebody chose', async () => {
    const { leadId, conversionId, says } = await started();
    const accountId = newId();
    await says.ambiguous(accountId);
    const waiting = await inState(leadId, 'AWAITING_CHOICE');
    expect(waiting.candidates).toEqual([{ account: { id: accountId }, score: 0.8, reason: 'similar-name' }]);
    expect((await at.send('updateLead', { leadId, temperature: 'HOT' })).error?.rule).toBe('LeadIsReadOnlyWhileItConverts');

    expect((await resolve(leadId)).error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'ResolvingNeedsAChoice' });
    const { result } = await resolve(leadId, { accountId });
    expect(result.conversion).toEqual({ id: conversionId, state: 'REQUESTED', attempt: 2 });
    expect((await resolve(leadId, { accountId })).result).toEqual(result);
    await eventually(async () =>
      expect((await at.facts(leadId, 'conversions')).filter(({ envelope }) => envelope.source === 'leads').at(-1)?.data).toMatchObject({
        attempt: 2,
        use: { accountId, createAccount: false },
      }),
    );
  });

  it('when it has not failed › is not retried; when it does not wait › takes no choice', async () => {
    const { leadId } = await started();
    expect((await retry(leadId)).error).toMatchObject({ rule: 'OnlyFailedConversionsAreRetried' });
    expect((await resolve(leadId, { createAccount: true })).error).toMatchObject({ rule: 'OnlyWaitingConversionsAreResolved' });
  });

  it('when none was asked for › there is nothing to retry', async () => {
    expect((await retry(await qualified())).error).toMatchObject({ rule: 'LeadHasNoConversion' });
  });

  it('when two retry at once › one attempt is made', async () => {
    const { leadId, says } = await started();
    await says.rejected();
    await inState(leadId, 'FAILED');
    const answers = await Promise.all([retry(leadId), retry(leadId, { options: { createAccount: true } })]);
    expect(answers.filter(({ error }) => !error)).toHaveLength(1);
    expect(await conversionOf(leadId)).toMatchObject({ attempt: 2 });
  });

  it('when a message names a conversion that was never asked for › becomes a dead letter, and others go on', async () => {
    const stranger = answersTo(newId(), newId());
    await stranger.resolved();
    await eventually(async () => {
      const letters = await at.service.services.dataSource.query(`SELECT reason FROM dead_letter WHERE reason LIKE '%never asked for%'`);
      expect(letters).toHaveLength(1);
    });
    const { leadId, says } = await started();
    await says.opened();
    await inState(leadId, 'COMPLETED');
  });
});

describe('Leads › conversions', () => {
  it('when they are listed › are those of the leads that a viewer sees, by state and age', async () => {
    const { leadId, conversionId } = await started();
    const list = async (filter: object, viewer = viewerFor('ADMIN')) =>
      (
        await at.service.query(
          'query ($filter: ConversionFilter) { conversions(filter: $filter, first: 100) { nodes { id lead { id } } totalCount } }',
          { filter },
          { viewer },
        )
      ).data.conversions;
    expect((await list({ states: ['REQUESTED'] })).nodes).toContainEqual({ id: conversionId, lead: { id: leadId } });
    expect((await list({ states: ['FAILED'] })).nodes).not.toContainEqual({ id: conversionId, lead: { id: leadId } });
    expect((await list({ olderThanSeconds: 3_600 })).totalCount).toBe(0);
    expect((await list({}, viewerFor('REP'))).totalCount).toBe(0);
  });

  it('when one runs for longer than five minutes › is counted in the metrics', async () => {
    const { conversionId } = await started();
    await at.service.services.dataSource.query(`UPDATE conversion SET attempted_at = attempted_at - interval '6 minutes' WHERE id = $1`, [
      conversionId,
    ]);
    const [job] = leadsService.jobs?.(at.service.services) ?? [];
    await at.service.services.dataSource.transaction((manager) => job!.run({ manager } as Parameters<NonNullable<typeof job>['run']>[0]));
    const page = await (await fetch(`${at.service.url}/metrics`)).text();
    expect(page).toMatch(/^conversions_overdue 1$/m);
    expect(page).toMatch(/conversion_duration_seconds_count\{state="COMPLETED"\} [1-9]/);
  });
});
