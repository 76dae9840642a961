import { isId, type Viewer } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import type { Aggregate, Versioned } from '../aggregate.ts';
import { narrow, type Sql } from './sql.ts';

/** The records of these ids that the viewer sees, by id as asked for; one query. */
export async function loadVisible<S extends Versioned>(
  manager: EntityManager,
  aggregate: Aggregate<S>,
  ids: readonly string[],
  viewer: Viewer,
): Promise<Map<string, S>> {
  const known = ids.filter(isId);
  if (known.length === 0) return new Map();
  const query = manager.createQueryBuilder(aggregate.entity, 'record').where('record.id = ANY(:ids)', { ids: known });
  const found = await narrow(query, [aggregate.visibleTo(viewer)]).getMany();
  const byId = new Map(found.map((state) => [state.id, state]));
  return new Map(known.flatMap((id) => pair(id, byId.get(id.toLowerCase()))));
}

const pair = <S>(id: string, state: S | undefined): [string, S][] => (state ? [[id, state]] : []);

/** How many records the viewer sees under these conditions. */
export function countVisible<S extends Versioned>(
  manager: EntityManager,
  options: { aggregate: Aggregate<S>; viewer: Viewer; where?: Sql[] },
): Promise<number> {
  const query = manager.createQueryBuilder(options.aggregate.entity, 'record');
  return narrow(query, [options.aggregate.visibleTo(options.viewer), ...(options.where ?? [])]).getCount();
}
