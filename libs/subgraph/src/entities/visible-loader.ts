import { type Aggregate, loadVisible, type Versioned } from '@leadline/postgres';
import DataLoader from 'dataloader';
import type { RequestContext } from '../request-context.ts';

/** Loads an aggregate's rows by id, one query per tick; null for what does not exist or the viewer may not see. */
export function visibleLoader<State extends Versioned>(
  aggregate: Aggregate<State>,
  { dataSource, viewer }: Pick<RequestContext, 'dataSource' | 'viewer'>,
): DataLoader<string, State | null> {
  const load = async (ids: readonly string[]): Promise<(State | null)[]> => {
    const rows = await loadVisible(dataSource.manager, aggregate, ids, viewer);
    return ids.map((id) => rows.get(id) ?? null);
  };
  return new DataLoader(load, { cacheKeyFn: (id) => id.toLowerCase(), maxBatchSize: 1_000 });
}
