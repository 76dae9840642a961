import type { Resolvers } from '../__generated__/graphql.ts';
import type { Context } from '../context.ts';
import { moneyOf } from '../opportunity/opportunity-facts.ts';
import { stageOf } from '../pipeline/pipeline.ts';
import type { Stage } from '../pipeline/stage.ts';
import { pipelineVersionEntity } from '../pipeline/pipeline.entity.ts';
import type { HistoryEntry } from './opportunity-history.ts';

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

export const historyResolvers: Pick<Resolvers, 'HistoryEntry' | 'TimeInStage'> = {
  HistoryEntry: {
    stage: stageOfEntry,
    amount: moneyOf,
    owner: ({ ownerId }) => (ownerId === null ? null : { __typename: 'User', id: ownerId }),
    actor: ({ actorId }) => ({ __typename: 'User', id: actorId }),
    changes: ({ changes }) => Object.entries(changes).map(([field, [old, next]]) => ({ field, old: textOf(old), new: textOf(next) })),
  },
  TimeInStage: { stage: ({ entry }, _, context) => stageOfEntry(entry, {}, context) },
};

/** The latest description of the stage, also of one that a later version of the pipeline dropped. */
async function stageOfEntry({ stageId }: HistoryEntry, _: object, { dataSource }: Context): Promise<Stage | null> {
  const found = await dataSource.manager
    .createQueryBuilder(pipelineVersionEntity, 'record')
    .where('record.stages @> :stage::jsonb', { stage: JSON.stringify([{ id: stageId }]) })
    .orderBy('record.version', 'DESC')
    .getOne();
  return (found && stageOf(found.stages, stageId)) ?? null;
}
