import {
  OpportunityArchived,
  OpportunityChanged,
  OpportunityLost,
  OpportunityOpened,
  OpportunityReopened,
  OpportunityStageChanged,
  OpportunityWon,
  PipelineConfigured,
} from '@leadline/contracts';
import type { FeedEvent } from '../feed/feed-event.ts';
import { nobody } from './entity-changed.ts';
import { type LiveField, type Probed, idIn, kindOf } from './live-field.ts';

const words = {
  [OpportunityOpened.type]: 'DEAL_OPENED',
  [OpportunityChanged.type]: 'DEAL_CHANGED',
  [OpportunityStageChanged.type]: 'DEAL_MOVED',
  [OpportunityWon.type]: 'DEAL_WON',
  [OpportunityLost.type]: 'DEAL_LOST',
  [OpportunityReopened.type]: 'DEAL_REOPENED',
  [OpportunityArchived.type]: 'DEAL_ARCHIVED',
  [PipelineConfigured.type]: 'STAGES_CONFIGURED',
};

const isOfStages = (event: FeedEvent): boolean => event.type === PipelineConfigured.type;

// Where a deal came to: events in which it did not move name its stage, too.
const moves: readonly string[] = [OpportunityOpened, OpportunityStageChanged, OpportunityWon, OpportunityLost, OpportunityReopened].map(
  ({ type }) => type,
);

const pipelineOf = (event: FeedEvent | undefined, probed: Probed | null): unknown =>
  event && isOfStages(event) ? event.subject : (event?.facts.pipelineId ?? (probed?.['pipeline'] as Probed | undefined)?.['id']);

function placesOf(event: FeedEvent | undefined): Record<string, unknown> {
  if (!event || isOfStages(event)) return { opportunityId: null, fromStageId: null, toStageId: null };
  const { previousStageId = null, stageId = null } = event.facts;
  return { opportunityId: event.subject, fromStageId: previousStageId, toStageId: moves.includes(event.type) ? stageId : null };
}

/** Changes in pipelines: of their stages, and of the deals in them. */
export const pipelineChanged: LiveField = {
  name: 'pipelineChanged',
  topics: ['opportunities'],
  asks: ['opportunity', 'pipeline', 'pipelineByStage'],
  follows: (args) => idIn(args, 'pipelineId'),
  concerns(event, args) {
    if (event.topic !== 'opportunities') return false;
    const followed = idIn(args, 'pipelineId');
    // An event that does not name the pipeline is decided on once the deal is known.
    return followed === undefined || (pipelineOf(event, null) ?? followed) === followed;
  },
  keysOf(event) {
    if (isOfStages(event)) return { pipeline: event.subject };
    const pipeline = event.facts.pipelineId;
    return { opportunity: event.subject, ...(pipeline !== undefined && { pipeline: String(pipeline) }) };
  },
  presentKeys(args) {
    const pipeline = idIn(args, 'pipelineId');
    return pipeline === undefined ? { opportunity: nobody } : { pipeline };
  },
  probe: ({ opportunity }) =>
    opportunity === undefined
      ? { way: ['pipeline(id: $__pipeline)'], selection: 'id' }
      : { way: ['opportunity(id: $__opportunity)'], selection: 'id pipeline { id }' },
  records: {
    opportunity: ({ opportunity }) => (opportunity === undefined ? null : ['opportunity(id: $__opportunity)']),
    pipeline: ({ pipeline }) => (pipeline === undefined ? ['opportunity(id: $__opportunity)', 'pipeline'] : ['pipeline(id: $__pipeline)']),
    stages: ({ pipeline }) => [pipeline === undefined ? 'pipelineByStage' : 'pipelineByStage(filter: { pipelineId: $__pipeline })'],
  },
  plain: (event, probed, args) => ({
    kind: kindOf(event, words),
    pipelineId: pipelineOf(event, probed) ?? idIn(args, 'pipelineId') ?? null,
    ...placesOf(event),
  }),
  fits(probed, args) {
    const followed = idIn(args, 'pipelineId');
    const found = (probed['pipeline'] as Probed | undefined)?.['id'];
    return followed === undefined || found === undefined || found === followed;
  },
};
