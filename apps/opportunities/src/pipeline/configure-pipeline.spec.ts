import { PipelineConfigured } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { decidePipeline } from './configure-pipeline.ts';
import type { Pipeline } from './pipeline.ts';
import { seededPipelines } from './seed-pipelines.ts';

const standard: Pipeline = { ...seededPipelines[0]!, version: 1 };
const changed = (change: (copy: Pipeline) => void): Pipeline => {
  const copy = structuredClone(standard);
  change(copy);
  return copy;
};
const decided = (pipeline: Pipeline) => decidePipeline(pipeline);

describe('Pipeline', () => {
  it.each(seededPipelines.map((one) => [one.code, one] as const))('%s, as seeded, is whole', (_, one) => {
    given({ ...one, version: 0 })
      .when(decided)
      .thenEvents(PipelineConfigured);
  });

  it.each<[string, (copy: Pipeline) => void, string]>([
    ['without a lost stage', ({ stages }) => stages.pop(), 'PipelineNeedsEveryKindOfStage'],
    ['without an open stage', (copy) => (copy.stages = copy.stages.slice(-2)), 'PipelineNeedsEveryKindOfStage'],
    ['with a code twice', ({ stages }) => (stages[1]!.code = stages[0]!.code), 'PipelineStagesMustBeUnique'],
    ['with an id twice', ({ stages }) => (stages[1]!.id = stages[0]!.id), 'PipelineStagesMustBeUnique'],
    [
      'with an open stage after a closed one',
      ({ stages }) => stages.push({ ...stages[0]!, id: newId(), code: 'late' }),
      'PipelineClosesAtTheEnd',
    ],
    ['with a won stage at 90 percent', ({ stages }) => (stages.at(-2)!.probability = 90), 'PipelineStageDefaultsMustFitTheKind'],
    [
      'with a lost stage in the forecast',
      ({ stages }) => (stages.at(-1)!.forecastCategory = 'PIPELINE'),
      'PipelineStageDefaultsMustFitTheKind',
    ],
    ['with an open stage at 100 percent', ({ stages }) => (stages[0]!.probability = 100), 'PipelineStageDefaultsMustFitTheKind'],
  ])('%s › is refused', (_, change, rule) => {
    given(changed(change)).when(decided).thenRefused(rule, undefined, { field: 'stages', code: 'BAD_USER_INPUT' });
  });

  it('with the stage of another pipeline › is refused', () => {
    given(standard)
      .when((pipeline) => decidePipeline(pipeline, [{ ...standard.stages[0]!, pipelineId: newId() }]))
      .thenRefused('PipelineStageIsOfOnePipeline');
  });

  it('that makes an open stage a won one › is refused, because deals are in it', () => {
    const turned = changed(({ stages }) => Object.assign(stages[6]!, { kind: 'WON', probability: 100, forecastCategory: 'CLOSED' }));
    given(turned)
      .when((pipeline) => decidePipeline(pipeline, [{ ...standard.stages[6]!, pipelineId: standard.id }]))
      .thenRefused('PipelineStageKeepsItsKind');
  });
});
