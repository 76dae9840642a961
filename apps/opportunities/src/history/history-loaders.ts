import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { type HistoryEntry, historyEntity } from '../opportunity/opportunity-history.ts';
import type { Stage } from '../pipeline/stage.ts';

/** The history of deals, oldest first. Only for deals that the viewer was shown. */
export const historyOfDeal = (dataSource: DataSource): DataLoader<string, HistoryEntry[]> =>
  new DataLoader(async (dealIds) => {
    const order = { enteredAt: 'ASC', id: 'ASC' } as const;
    const entries = await dataSource.manager.find(historyEntity, { where: { opportunityId: In([...dealIds]) }, order });
    const byDeal = Map.groupBy(entries, ({ opportunityId }) => opportunityId);
    return dealIds.map((id) => byDeal.get(id) ?? []);
  });

/** Stages by id as they were last described, also those that a later version of their pipeline dropped. */
export const lastKnownStages = (dataSource: DataSource): DataLoader<string, Stage | null> =>
  new DataLoader(async (stageIds) => {
    const found: { stage: Stage }[] = await dataSource.manager.query(
      `SELECT DISTINCT ON (stage->>'id') stage FROM pipeline_version, jsonb_array_elements(stages) AS stage
       WHERE stage->>'id' = ANY($1) ORDER BY stage->>'id', version DESC`,
      [stageIds],
    );
    const byId = new Map(found.map(({ stage }) => [stage.id, stage]));
    return stageIds.map((id) => byId.get(id) ?? null);
  });
