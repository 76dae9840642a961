import { newId } from '@leadline/domain';
import { eventually, viewerFor } from '@leadline/testkit';
import { type DealsAtWork, startDeals } from '../testing/deals-at-work.ts';
import { stageIdOf, standardPipelineId } from '../pipeline/seed-pipelines.ts';
import { opportunitiesService } from '../service.ts';

let at: DealsAtWork;
beforeAll(async () => void (at = await startDeals(opportunitiesService)));
afterAll(() => at?.service.stop());

const stage = (code: string) => stageIdOf(standardPipelineId, code);
const select = `__typename
  ... on MovedOpportunity { opportunity { version probability forecastCategory stage { code } } }
  ... on UnmetExitRequirements { missing opportunity { version stage { code } } }`;
const move = (input: object, caller?: object) => at.send('moveOpportunity', input, { select, caller });

describe('Opportunities › moved through the graph', () => {
  it('takes over the stage’s defaults, tells of it and keeps it in the history', async () => {
    const id = await at.open();
    const { result } = await move({ id, stageId: stage('qualifying') });
    const opportunity = { version: 2, probability: 20, forecastCategory: 'PIPELINE', stage: { code: 'qualifying' } };
    expect(result).toEqual({ __typename: 'MovedOpportunity', opportunity });
    await eventually(async () => expect(await at.facts(id)).toEqual(['opened', 'stage-changed']));
    const { history } = await at.deal(id, 'history { stage { code } probability changes { field old new } }');
    expect(history).toMatchObject([{ stage: { code: 'prospecting' } }, { stage: { code: 'qualifying' }, probability: 20 }]);
    expect(history[1].changes).toContainEqual({ field: 'probability', old: '10', new: '20' });
  });

  it('with what it is to be instead › keeps that', async () => {
    const { result } = await move({ id: await at.open(), stageId: stage('negotiation'), probability: 5, forecastCategory: 'BEST_CASE' });
    expect(result.opportunity).toMatchObject({ probability: 5, forecastCategory: 'BEST_CASE' });
  });

  it('without what its stage asks for › answers that and writes nothing', async () => {
    const id = await at.open({ stageId: stage('price-quote'), amount: null });
    const { result } = await move({ id, stageId: stage('negotiation') });
    const stays = { version: 1, stage: { code: 'price-quote' } };
    expect(result).toEqual({ __typename: 'UnmetExitRequirements', missing: ['AMOUNT'], opportunity: stays });
  });

  it('the same request again › moves it once', async () => {
    const input = { id: await at.open(), stageId: stage('qualifying'), requestKey: newId() };
    await move(input);
    await move({ id: input.id, stageId: stage('prospecting') });
    expect((await move(input)).result.opportunity).toMatchObject({ version: 3 });
  });

  it.each([
    ['a stage of nowhere', () => ({ stageId: newId() }), { rule: 'StageMustBeOfThePipeline', field: 'stageId' }],
    ['a won stage', () => ({ stageId: stage('closed-won') }), { rule: 'DealIsClosedByWinningOrLosing', field: 'stageId' }],
    ['a probability of 100', () => ({ stageId: stage('qualifying'), probability: 100 }), { field: 'probability' }],
  ])('to %s › is refused by field', async (_, input, error) => {
    expect((await move({ id: await at.open(), ...input() })).error).toMatchObject({ code: 'BAD_USER_INPUT', ...error });
  });

  it('on a version that has moved on › is refused', async () => {
    const id = await at.open();
    await move({ id, stageId: stage('qualifying'), expectedVersion: 1 });
    const { error } = await move({ id, stageId: stage('prospecting'), expectedVersion: 1 });
    expect(error).toMatchObject({ code: 'STALE_VERSION', field: 'expectedVersion' });
  });

  it('by a rep of the team who does not own it › is forbidden', async () => {
    const { error } = await move(
      { id: await at.open(), stageId: stage('qualifying') },
      { viewer: viewerFor('REP', { teamIds: [at.teamId] }) },
    );
    expect(error).toMatchObject({ code: 'FORBIDDEN' });
  });
});
