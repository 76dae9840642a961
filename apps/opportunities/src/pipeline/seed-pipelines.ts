import { derivedId, newId, systemActor } from '@leadline/domain';
import type { Services } from '../services.ts';
import { configurePipeline } from './configure-pipeline.ts';
import { pipelineEntity } from './pipeline.entity.ts';
import type { Pipeline } from './pipeline.ts';
import type { ExitRequirement, ForecastCategory, Stage } from './stage.ts';

const pipelineId = (last: number): string => `50000000-0000-4000-8000-00000000000${last}`;

/** The pipeline that a deal starts in when none is named. */
export const standardPipelineId = pipelineId(1);

/** The id of a seeded stage. */
export const stageIdOf = (pipeline: string, code: string): string => derivedId(pipeline, `stage:${code}`);

type OpenStage = [code: string, title: string, probability: number, category: ForecastCategory, guidance: string, exit?: ExitRequirement[]];

const seeded = (id: string, code: string, title: string, open: OpenStage[]): Omit<Pipeline, 'version'> => ({
  id,
  code,
  title,
  stages: [...open.map((stage) => openStage(id, stage)), ...closedStages(id)],
});

const openStage = (pipeline: string, [code, title, probability, forecastCategory, guidance, exit = []]: OpenStage): Stage => ({
  id: stageIdOf(pipeline, code),
  code,
  title,
  kind: 'OPEN',
  probability,
  forecastCategory,
  exitRequirements: exit,
  guidance,
});

const closedStages = (pipeline: string): Stage[] => {
  const common = { exitRequirements: [], guidance: null };
  return [
    {
      ...common,
      id: stageIdOf(pipeline, 'closed-won'),
      code: 'closed-won',
      title: 'Closed won',
      kind: 'WON',
      probability: 100,
      forecastCategory: 'CLOSED',
    },
    {
      ...common,
      id: stageIdOf(pipeline, 'closed-lost'),
      code: 'closed-lost',
      title: 'Closed lost',
      kind: 'LOST',
      probability: 0,
      forecastCategory: 'OMITTED',
    },
  ];
};

/** The pipelines that every new installation has. */
export const seededPipelines = [
  seeded(pipelineId(1), 'standard', 'Standard', [
    ['prospecting', 'Prospecting', 10, 'PIPELINE', 'Find out whether there is a need, and who has it.'],
    ['qualifying', 'Qualifying', 20, 'PIPELINE', 'Confirm budget, timeline and who decides.'],
    ['needs-analysis', 'Needs analysis', 30, 'PIPELINE', 'Write down what the buyer needs, in their words.'],
    ['value-proposition', 'Value proposition', 40, 'PIPELINE', 'Show what it is worth to them.'],
    ['decision-making', 'Decision-making', 60, 'BEST_CASE', 'Meet whoever decides; answer what speaks against it.', ['CONTACT']],
    ['price-quote', 'Price quote', 75, 'BEST_CASE', 'Send the proposal and agree on when it is decided.', ['AMOUNT', 'EXPECTED_CLOSE']],
    ['negotiation', 'Negotiation', 90, 'COMMIT', 'Settle terms; get the commitment in writing.', ['AMOUNT', 'CONTACT']],
  ]),
  seeded(pipelineId(2), 'short', 'Short', [['open', 'Open', 50, 'PIPELINE', 'Sell it or let it go.']]),
  seeded(pipelineId(3), 'demo-led', 'Demo-led', [
    ['demo', 'Demo', 25, 'PIPELINE', 'Show it on a case of theirs.'],
    ['proposal', 'Proposal', 50, 'BEST_CASE', 'Offer what the demo asked for.', ['AMOUNT']],
    ['review', 'Review', 75, 'COMMIT', 'Go through the contract with them.', ['AMOUNT', 'CONTACT']],
  ]),
];

/** Puts the pipelines where there are none; those that were changed stay as they are. */
export async function seedPipelines(services: Services): Promise<void> {
  const actor = systemActor(new Date(), newId());
  for (const pipeline of seededPipelines) {
    if (await services.dataSource.manager.existsBy(pipelineEntity, { id: pipeline.id })) continue;
    await configurePipeline(services, pipeline, { expectedVersion: null }, actor);
  }
}
