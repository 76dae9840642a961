import { newId } from '@leadline/domain';
import { eventually, type TestService, viewerFor } from '@leadline/testkit';
import { opportunityIdOf } from '../conversion/conversion.ts';
import { type LeadsAtWork, startLeads } from '../testing/leads-at-work.ts';
import type { Tools } from '../tools.ts';
import { opportunity, type ConversionsAtWork } from '../testing/conversions-at-work.ts';

let service: TestService<Tools>;
let at: LeadsAtWork;
let work: ConversionsAtWork;
beforeAll(async () => void ({ service, at, work } = await startLeads()));
afterAll(() => service?.stop());

// Leads of nobody are every manager's.
const manager = viewerFor('MANAGER');

const inState = (leadId: string, state: string) =>
  eventually(async () => {
    const conversion = await work.conversionOf(leadId);
    expect(conversion.state).toBe(state);
    return conversion;
  });

describe('Conversion › retry and choice', () => {
  it('when opportunities rejects it › fails with the reason, frees the lead, and a retry goes on under the same id', async () => {
    const { leadId, conversionId, says } = await work.started();
    await says.resolved();
    await says.notOpened();
    const failed = await inState(leadId, 'FAILED');
    expect(failed.failure).toMatchObject({ step: 'OPPORTUNITY', reason: 'pipeline-not-found', field: 'pipelineId' });
    expect(failed.failure.message).toContain('retryConversion');
    expect((await at.send('updateLead', { leadId, temperature: 'HOT' })).error).toBeUndefined();

    await eventually(async () =>
      expect(await work.lastSaid(leadId)).toMatchObject({ failedStep: 'OPPORTUNITY', reason: 'pipeline-not-found' }),
    );

    const pipelineId = newId();
    const { result } = await work.retry(leadId, { options: { opportunity: { pipelineId } } });
    expect(result.conversion).toEqual({ id: conversionId, state: 'REQUESTED', attempt: 2 });
    await eventually(async () =>
      expect(await work.lastSaid(leadId)).toMatchObject({
        conversionId,
        attempt: 2,
        opportunity: { pipelineId, amount: opportunity.amount },
      }),
    );
    const second = work.answersTo(leadId, conversionId, 2);
    await second.resolved();
    await second.opened();
    expect(await inState(leadId, 'COMPLETED')).toMatchObject({
      attempt: 2,
      failure: null,
      opportunity: { id: opportunityIdOf(conversionId) },
    });
  });

  it('when an answer is of an earlier attempt › is ignored', async () => {
    const { leadId, conversionId, says } = await work.started();
    await says.rejected();
    await inState(leadId, 'FAILED');
    await work.retry(leadId);
    await says.rejected();
    await says.resolved();
    await work.answersTo(leadId, conversionId, 2).ambiguous(newId());
    expect(await inState(leadId, 'AWAITING_CHOICE')).toMatchObject({ attempt: 2, account: null });
  });

  it('when the opportunity of an earlier attempt is open after all › completes the later one, which nobody else would answer', async () => {
    const { leadId, conversionId, says } = await work.started();
    await says.rejected();
    await inState(leadId, 'FAILED');
    await work.retry(leadId);
    await says.opened();
    expect(await inState(leadId, 'COMPLETED')).toMatchObject({ attempt: 2, opportunity: { id: opportunityIdOf(conversionId) } });
    expect(await at.lead(leadId, 'status')).toEqual({ status: 'CONVERTED' });
  });

  it('when accounts cannot decide › waits, and goes on with what somebody chose', async () => {
    const { leadId, conversionId, says } = await work.started();
    const accountId = newId();
    await says.ambiguous(accountId);
    const waiting = await inState(leadId, 'AWAITING_CHOICE');
    expect(waiting.candidates).toEqual([{ account: { id: accountId }, score: 0.8, reason: 'similar-name' }]);
    expect((await at.send('updateLead', { leadId, temperature: 'HOT' })).error?.rule).toBe('LeadIsReadOnlyWhileItConverts');

    expect((await work.resolve(leadId)).error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'ResolvingNeedsAChoice' });
    const { result } = await work.resolve(leadId, { accountId });
    expect(result.conversion).toEqual({ id: conversionId, state: 'REQUESTED', attempt: 2 });
    expect((await work.resolve(leadId, { accountId })).result).toEqual(result);
    await eventually(async () =>
      expect(await work.lastSaid(leadId)).toMatchObject({
        attempt: 2,
        use: { accountId, createAccount: false },
      }),
    );
  });

  it('when the day that was asked for passes while it waits › goes on with another day, or without an opportunity', async () => {
    const [dayGiven, without] = [await work.started(), await work.started()];
    for (const { leadId, says } of [dayGiven, without]) {
      await says.ambiguous(newId());
      await inState(leadId, 'AWAITING_CHOICE');
    }
    const later = { now: new Date('2999-02-01T09:00:00.000Z') };
    const late = await work.resolve(dayGiven.leadId, { createAccount: true }, later);
    expect(late.error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'PlannedDayMustNotBePast', field: 'expectedCloseOn' });

    const options = { opportunity: { expectedCloseOn: '2999-03-31' } };
    const { result } = await work.resolve(dayGiven.leadId, { createAccount: true, options }, later);
    expect(result.conversion).toMatchObject({ state: 'REQUESTED', attempt: 2 });
    await eventually(async () =>
      expect(await work.lastSaid(dayGiven.leadId)).toMatchObject({
        attempt: 2,
        use: { createAccount: true },
        opportunity: { amount: opportunity.amount, expectedCloseOn: '2999-03-31' },
      }),
    );
    const bare = await work.resolve(without.leadId, { createAccount: true, options: { withoutOpportunity: true } }, later);
    expect(bare.result.conversion).toMatchObject({ state: 'REQUESTED', attempt: 2 });
  });

  it('when the choice stands in the options › refuses and says where it belongs', async () => {
    const { leadId } = await work.started();
    expect((await work.resolve(leadId, { options: { createAccount: true } })).error).toMatchObject({
      code: 'BAD_USER_INPUT',
      rule: 'ChoiceStandsBesideTheOptions',
      field: 'options',
    });
  });

  it('when it runs › is not retried before it is overdue; when it does not wait › takes no choice', async () => {
    const { leadId } = await work.started();
    expect((await work.retry(leadId, {}, { viewer: manager })).error).toMatchObject({ rule: 'RunningConversionIsRetriedOnceOverdue' });
    expect((await work.resolve(leadId, { createAccount: true })).error).toMatchObject({ rule: 'OnlyWaitingConversionsAreResolved' });
  });

  it('when its message was skipped › whoever may convert retries it once it is overdue, and an administrator at once', async () => {
    const { leadId, conversionId, says } = await work.started();
    await says.resolved();
    await inState(leadId, 'ACCOUNT_READY');
    await service.services.dataSource.query(`UPDATE conversion SET attempted_at = attempted_at - interval '6 minutes' WHERE id = $1`, [
      conversionId,
    ]);
    const { result } = await work.retry(leadId, {}, { viewer: manager });
    expect(result.conversion).toEqual({ id: conversionId, state: 'REQUESTED', attempt: 2 });
    expect((await work.retry(leadId, {}, { viewer: manager })).result).toEqual(result);
    expect((await work.retry(leadId)).result.conversion).toMatchObject({ attempt: 3 });
    await says.rejected();
    const third = work.answersTo(leadId, conversionId, 3);
    await third.resolved();
    await third.opened();
    expect(await inState(leadId, 'COMPLETED')).toMatchObject({ attempt: 3, opportunity: { id: opportunityIdOf(conversionId) } });
  });

  it('when none was asked for › there is nothing to retry', async () => {
    expect((await work.retry(await work.qualified())).error).toMatchObject({ rule: 'LeadHasNoConversion' });
  });

  it('when two retry at once › one attempt is made', async () => {
    const { leadId, says } = await work.started();
    await says.rejected();
    await inState(leadId, 'FAILED');
    const caller = { viewer: manager };
    const answers = await Promise.all([work.retry(leadId, {}, caller), work.retry(leadId, { options: { createAccount: true } }, caller)]);
    expect(answers.filter(({ error }) => !error)).toHaveLength(1);
    expect(await work.conversionOf(leadId)).toMatchObject({ attempt: 2 });
  });

  it('when a message names a conversion that was never asked for › becomes a dead letter, and others go on', async () => {
    const stranger = work.answersTo(newId(), newId());
    await stranger.resolved();
    await eventually(async () => {
      const letters = await service.services.dataSource.query(`SELECT reason FROM dead_letter WHERE reason LIKE '%never asked for%'`);
      expect(letters).toHaveLength(1);
    });
    const { leadId, says } = await work.started();
    await says.opened();
    await inState(leadId, 'COMPLETED');
  });
});
