import { newId } from '@leadline/domain';
import { eventually, type TestService, viewerFor } from '@leadline/testkit';
import { type LeadsAtWork, namesOf, startLeads } from '../testing/leads-at-work.ts';
import type { Tools } from '../tools.ts';

let service: TestService<Tools>;
let at: LeadsAtWork;
beforeAll(async () => void ({ service, at } = await startLeads()));
afterAll(() => service?.stop());

const met = [
  { criterion: 'NEED', state: 'MET', evidence: 'they told us' },
  { criterion: 'BUDGET', state: 'MET', budget: { amount: '5000', currency: 'USD' } },
  { criterion: 'TIMELINE', state: 'MET', timeline: '2999-01-31' },
  { criterion: 'COMMITMENT', state: 'MET' },
];
const select = `__typename
  ... on QualifiedLead { lead { status version } conversion { id state attempt } }
  ... on UnmetCriteria { lead { status } criteria { criterion required state guidance } }
  ... on MissingForConversion { lead { status } missing { field message } }`;
const qualify = (leadId: string, input: object = {}, caller?: object) => at.send('qualifyLead', { leadId, ...input }, { select, caller });

describe('Leads › qualifyLead', () => {
  it('when criteria are not met › answers with them as data, and leaves the lead as it was', async () => {
    const { id, version } = await at.capture();
    const { result } = await qualify(id, { answers: met.slice(0, 2) });
    expect(result).toMatchObject({ __typename: 'UnmetCriteria', lead: { status: 'NEW' } });
    expect(result.criteria.map((one: { criterion: string }) => one.criterion)).toEqual(['TIMELINE', 'COMMITMENT']);
    expect(await at.lead(id, 'version qualification { criterion }')).toEqual({ version, qualification: [] });
  });

  it('when all are met › is qualified and waits for review', async () => {
    const { id } = await at.capture();
    const { result } = await qualify(id, { answers: met });
    expect(result).toEqual({ __typename: 'QualifiedLead', lead: { status: 'QUALIFIED', version: 2 }, conversion: null });
    expect(await at.lead(id, 'policyVersion qualifiedBy { id } missingForQualification { criterion }')).toMatchObject({
      policyVersion: 1,
      missingForQualification: [],
    });
    await eventually(async () => expect(namesOf(await at.facts(id))).toEqual(['lead.captured', 'lead.qualified']));
    expect((await at.facts(id)).at(-1)?.data).toMatchObject({ conversion: null, policyVersion: 1, timeline: '2999-01-31' });
  });

  it('when answers were recorded before › counts them, and shows what is missing still', async () => {
    const { id } = await at.capture();
    await at.send('recordQualification', { leadId: id, answers: met.slice(0, 3) });
    expect(
      await at.lead(
        id,
        'missingForQualification { criterion state } qualification { criterion state evidence budget { amount } timeline }',
      ),
    ).toEqual({
      missingForQualification: [{ criterion: 'COMMITMENT', state: 'UNKNOWN' }],
      qualification: expect.arrayContaining([{ criterion: 'NEED', state: 'MET', evidence: 'they told us', budget: null, timeline: null }]),
    });
    expect((await qualify(id, { answers: met.slice(3) })).result.__typename).toBe('QualifiedLead');
  });

  it('when conversion is asked for › starts it in the same transaction', async () => {
    const { id } = await at.capture();
    const { result } = await qualify(id, { answers: met, convert: {} });
    expect(result.conversion).toMatchObject({ state: 'REQUESTED', attempt: 1 });
    await eventually(async () => expect(namesOf(await at.facts(id, 'conversions'))).toEqual(['conversion.requested']));
    expect((await at.facts(id)).at(-1)?.data).toMatchObject({ conversion: { conversionId: result.conversion.id, attempt: 1 } });
  });

  it('when an opportunity would lack something › answers with it as data, and is not even qualified', async () => {
    const { id } = await at.capture();
    const answers = met.map(({ criterion, state }) => ({ criterion, state }));
    const { result } = await qualify(id, { answers, convert: {} });
    expect(result).toMatchObject({ __typename: 'MissingForConversion', lead: { status: 'NEW' } });
    expect(result.missing.map((gap: { field: string }) => gap.field)).toEqual(['AMOUNT', 'EXPECTED_CLOSE']);
    expect(await at.lead(id, 'conversion { id } missingForConversion { field }')).toEqual({
      conversion: null,
      missingForConversion: [{ field: 'AMOUNT' }, { field: 'EXPECTED_CLOSE' }],
    });
  });

  it('when the same request comes again › answers alike, with and without a key', async () => {
    const { id } = await at.capture();
    const input = { answers: met, convert: {} };
    const first = await qualify(id, input);
    expect(await qualify(id, input)).toEqual(first);
    expect((await service.services.dataSource.query('SELECT id FROM conversion WHERE lead_id = $1', [id])).length).toBe(1);
  });

  it('when another user asks for the same, or the same user for something else › is a conflict', async () => {
    const { id } = await at.capture();
    await qualify(id, { answers: met, convert: {} });
    expect((await qualify(id, { answers: met, convert: {} }, { viewer: viewerFor('ADMIN') })).error?.code).toBe('CONFLICT');
    expect((await qualify(id, { answers: met, convert: { withoutOpportunity: true } })).error?.code).toBe('CONFLICT');
  });

  it('when two qualify it at once › one wins', async () => {
    const { id, version } = await at.capture();
    const asking = () => qualify(id, { answers: met, convert: {}, expectedVersion: version }, { viewer: viewerFor('ADMIN') });
    const answers = await Promise.all([asking(), asking(), asking()]);
    expect(answers.filter(({ error }) => !error)).toHaveLength(1);
    for (const { error } of answers) if (error) expect(['STALE_VERSION', 'CONFLICT']).toContain(error.code);
    await eventually(async () => expect(namesOf(await at.facts(id, 'conversions'))).toEqual(['conversion.requested']));
    expect(namesOf(await at.facts(id))).toEqual(['lead.captured', 'lead.qualified']);
  });

  it.each([
    ['an unknown criterion', { answers: [{ criterion: 'LUCK', state: 'MET' }] }, 'answers'],
    [
      'a negative budget',
      { answers: [{ criterion: 'BUDGET', state: 'MET', budget: { amount: '-1', currency: 'USD' } }] },
      'answers.0.budget.amount',
    ],
    ['a day that has passed', { answers: [{ criterion: 'TIMELINE', state: 'MET', timeline: '2020-01-01' }] }, 'answers'],
    ['evidence that is too long', { answers: [{ criterion: 'NEED', state: 'MET', evidence: 'x'.repeat(2_001) }] }, 'answers.0.evidence'],
    ['a past expected close', { answers: met, convert: { opportunity: { expectedCloseOn: '2020-01-01' } } }, 'expectedCloseOn'],
    ['a negative amount', { convert: { opportunity: { amount: { amount: '-1', currency: 'USD' } } } }, 'convert.opportunity.amount.amount'],
    ['an opportunity and none', { convert: { withoutOpportunity: true, opportunity: {} } }, 'convert.withoutOpportunity'],
    ['an account to use and to create', { answers: met, convert: { accountId: newId(), createAccount: true } }, 'accountId'],
    ['an owner who does not exist', { answers: met, convert: { ownerId: newId() } }, 'ownerId'],
  ])('when it holds %s › refuses, and is not qualified', async (_, input, field) => {
    const { id } = await at.capture();
    expect((await qualify(id, input)).error).toMatchObject({ code: 'BAD_USER_INPUT', field });
    expect((await at.lead(id, 'status')).status).toBe('NEW');
  });

  it('when a marketer tries › refuses', async () => {
    const { id } = await at.capture();
    expect((await qualify(id, { answers: met }, { viewer: viewerFor('MARKETER') })).error?.code).toBe('FORBIDDEN');
  });

  it('when the lead is foreign › is not found', async () => {
    const { id } = await at.capture({}, { viewer: viewerFor('REP') });
    expect((await qualify(id, { answers: met }, { viewer: viewerFor('REP') })).error?.code).toBe('NOT_FOUND');
  });

  it('when a service may not convert › refuses to convert, but qualifies', async () => {
    const { id } = await at.capture();
    const narrow = { ...viewerFor('SERVICE'), scopes: new Set(['leads:read', 'leads:qualify']) };
    expect((await qualify(id, { answers: met, convert: {} }, { viewer: narrow })).error).toMatchObject({
      code: 'FORBIDDEN',
      field: 'convert',
    });
    expect((await qualify(id, { answers: met }, { viewer: narrow })).result.__typename).toBe('QualifiedLead');
  });
});
