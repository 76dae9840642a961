import type { Resolvers } from '../__generated__/graphql.ts';
import { moneyOf } from '../opportunity/opportunity-facts.ts';
import { timeInStages } from './time-in-stages.ts';

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

/** The history of deals as the graph shows it. */
export const historyResolvers: Pick<Resolvers, 'HistoryEntry' | 'TimeInStage'> & {
  Opportunity: Pick<NonNullable<Resolvers['Opportunity']>, 'history' | 'timeInStage'>;
} = {
  Opportunity: {
    history: ({ id }, _, { loaders }) => loaders.historyOfDeal.load(id),
    timeInStage: async ({ id }, _, { loaders, actor }) => timeInStages(await loaders.historyOfDeal.load(id), actor.now),
  },
  HistoryEntry: {
    stage: ({ stageId }, _, { loaders }) => loaders.lastKnownStages.load(stageId),
    amount: moneyOf,
    owner: ({ ownerId }) => (ownerId === null ? null : { __typename: 'User', id: ownerId }),
    actor: ({ actorId }) => ({ __typename: 'User', id: actorId }),
    changes: ({ changes }) => Object.entries(changes).map(([field, [old, next]]) => ({ field, old: textOf(old), new: textOf(next) })),
  },
  TimeInStage: { stage: ({ stageId }, _, { loaders }) => loaders.lastKnownStages.load(stageId) },
};
