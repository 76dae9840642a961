import { newId } from '@leadline/domain';
import { eventually, viewerFor } from '@leadline/testkit';
import { type DealsAtWork, startDeals } from '../testing/deals-at-work.ts';
import { opportunitiesService } from '../service.ts';

let at: DealsAtWork;
beforeAll(async () => void (at = await startDeals(opportunitiesService)));
afterAll(() => at?.service.stop());

const stage = (code: string, kind = 'OPEN', rest: object = {}) => ({
  ...{ id: newId(), code, title: code, kind, exitRequirements: [] },
  probability: { OPEN: 30, WON: 100, LOST: 0 }[kind],
  forecastCategory: { OPEN: 'PIPELINE', WON: 'CLOSED', LOST: 'OMITTED' }[kind],
  ...rest,
});
const aPipeline = (rest: object = {}) => {
  const id = newId();
  return {
    id,
    code: `p-${id}`,
    title: 'Partners',
    stages: [stage('talk'), stage('sign'), stage('won', 'WON'), stage('lost', 'LOST')],
    ...rest,
  };
};
const configure = (input: object, caller?: object) =>
  at.send('configurePipeline', input, { select: 'pipeline { id version stages { code } }', caller });

describe('Pipelines › configured through the graph', () => {
  it('a new one › can be sold in at once, and is announced', async () => {
    const pipeline = aPipeline();
    expect((await configure(pipeline)).result.pipeline).toMatchObject({ id: pipeline.id, version: 1 });
    const id = await at.open({ pipelineId: pipeline.id });
    expect(await at.deal(id, 'stage { code } probability pipeline { code }')).toMatchObject({ stage: { code: 'talk' }, probability: 30 });
    await eventually(async () => {
      const told = (await at.service.published('opportunities')).filter(({ key }) => key === pipeline.id);
      expect(told.map(({ data }) => data)).toMatchObject([{ pipelineVersion: 1, stages: [{ code: 'talk' }, {}, {}, {}] }]);
    });
  });

  it('with the id of another › is a conflict, whoever sends it', async () => {
    const [pipeline, { id: _, ...other }] = [aPipeline(), aPipeline()];
    await configure(pipeline);
    for (const caller of [undefined, { viewer: viewerFor('ADMIN') }])
      expect((await configure({ ...other, id: pipeline.id }, caller)).error).toMatchObject({ code: 'CONFLICT', field: 'id' });
  });

  it('a new version › leaves deals in the stage that they came to, also one it drops, and counts them there', async () => {
    const pipeline = aPipeline();
    await configure(pipeline);
    const id = await at.open({ pipelineId: pipeline.id });
    const stages = [stage('meet', 'OPEN', { probability: 15 }), ...pipeline.stages.slice(1)];
    expect((await configure({ ...pipeline, stages, expectedVersion: 1 })).result.pipeline).toMatchObject({ version: 2 });
    expect(await at.deal(id, 'stage { code } probability history { stage { code } }')).toEqual({
      stage: { code: 'talk' },
      probability: 30,
      history: [{ stage: { code: 'talk' } }],
    });
    const query = 'query($id: ID!) { pipelineByStage(filter: { pipelineId: $id }) { stage { code } count } }';
    const { data } = await at.service.query(query, { id: pipeline.id });
    const counted = data.pipelineByStage.map((row: { stage: { code: string }; count: number }) => [row.stage.code, row.count]);
    expect(counted).toEqual([
      ['meet', 0],
      ['sign', 0],
      ['talk', 1],
    ]);
  });

  it('repeated with the same input › is the same pipeline', async () => {
    const pipeline = aPipeline();
    await configure(pipeline);
    expect((await configure(pipeline)).result.pipeline).toMatchObject({ version: 1 });
  });

  it('a new version repeated under its key › is the same version', async () => {
    const pipeline = aPipeline();
    await configure(pipeline);
    const change = { ...pipeline, title: 'Resellers', expectedVersion: 1, requestKey: newId() };
    const first = await configure(change);
    expect(first.result.pipeline).toMatchObject({ version: 2 });
    expect(await configure(change)).toEqual(first);
  });

  it.each<[string, (pipeline: ReturnType<typeof aPipeline>) => object, object]>([
    ['without a lost stage', ({ stages }) => ({ stages: stages.slice(0, 3) }), { rule: 'PipelineNeedsEveryKindOfStage', field: 'stages' }],
    ['with the code of another', () => ({ code: 'standard' }), { rule: 'CodeMustBeUnique', field: 'code' }],
    ['with a code of words', () => ({ code: 'My pipeline' }), { field: 'code' }],
    ['of two stages', ({ stages }) => ({ stages: stages.slice(0, 2) }), { field: 'stages' }],
  ])('%s › is refused by field', async (_, change, error) => {
    const pipeline = aPipeline();
    expect((await configure({ ...pipeline, ...change(pipeline) })).error).toMatchObject({ code: 'BAD_USER_INPUT', ...error });
  });

  it('whose open stage turns into a won one › is refused', async () => {
    const pipeline = aPipeline();
    await configure(pipeline);
    const [talk, sign, ...closed] = pipeline.stages;
    const turned = [talk, { ...sign, kind: 'WON', probability: 100, forecastCategory: 'CLOSED' }, ...closed];
    const { error } = await configure({ ...pipeline, stages: turned, expectedVersion: 1 });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'PipelineStageKeepsItsKind' });
  });

  it('whose dropped stage comes back as another kind › is refused, however long ago it was dropped', async () => {
    const pipeline = aPipeline();
    await configure(pipeline);
    const [talk, ...others] = pipeline.stages;
    const without = { ...pipeline, stages: [stage('meet'), ...others] };
    for (const expectedVersion of [1, 2]) await configure({ ...without, title: `Without ${expectedVersion}`, expectedVersion });
    const back = (kind: string) => ({ ...talk, ...stage('talk', kind), id: talk!.id });
    const turned = { ...without, stages: [...without.stages, back('LOST')], expectedVersion: 3 };
    const { error } = await configure(turned);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'PipelineStageKeepsItsKind', field: 'stages' });
    const same = { ...without, stages: [back('OPEN'), ...without.stages], expectedVersion: 3 };
    expect((await configure(same)).result.pipeline).toMatchObject({ version: 4 });
  });

  it('with the id of a stage that another pipeline had › is refused', async () => {
    const pipeline = aPipeline();
    await configure(pipeline);
    await configure({ ...pipeline, stages: [stage('meet'), ...pipeline.stages.slice(1)], expectedVersion: 1 });
    const other = aPipeline({ stages: [pipeline.stages[0], stage('sign'), stage('won', 'WON'), stage('lost', 'LOST')] });
    const { error } = await configure(other);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'PipelineStageIsOfOnePipeline', field: 'stages' });
  });

  it('two at once with a stage of one id › are one', async () => {
    const [one, other] = [aPipeline(), aPipeline()];
    const stages = [one.stages[0]!, ...other.stages.slice(1)];
    const answers = await Promise.all([configure(one), configure({ ...other, stages })]);
    expect(answers.map(({ error }) => error?.rule).filter(Boolean)).toEqual(['PipelineStageIsOfOnePipeline']);
  });

  it('on a version that has moved on › is refused', async () => {
    const pipeline = aPipeline();
    await configure(pipeline);
    await configure({ ...pipeline, title: 'A', expectedVersion: 1 });
    expect((await configure({ ...pipeline, title: 'B', expectedVersion: 1 })).error).toMatchObject({ code: 'STALE_VERSION' });
  });

  it('by a manager › is forbidden', async () => {
    expect((await configure(aPipeline(), { viewer: viewerFor('MANAGER') })).error).toMatchObject({ code: 'FORBIDDEN' });
  });
});
