import { type Actor, isId } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import type { Aggregate, Versioned } from '../aggregate.ts';
import { namespaced, type Sql } from '../reading/sql.ts';

const everything: Sql = { text: 'TRUE', params: {} };

/**
 * The record, when the actor sees it, and whether the actor may change it: one query.
 * The lock leaves the key alone, so that rows that refer to this one can be added meanwhile.
 */
export async function findRecord<S extends Versioned>(
  scope: { manager: EntityManager; actor: Actor },
  aggregate: Aggregate<S>,
  id: string,
  options: { lock: boolean } = { lock: false },
): Promise<{ state: S; changeable: boolean } | null> {
  if (!isId(id)) return null;
  const { viewer, system } = scope.actor;
  const visible = namespaced(system ? everything : aggregate.visibleTo(viewer), 'visible');
  const changeable = namespaced(system ? everything : aggregate.changeableBy(viewer), 'changeable');
  const query = scope.manager
    .createQueryBuilder(aggregate.entity, 'record')
    .addSelect(changeable.text, 'changeable')
    .where('record.id = :id', { id })
    .andWhere(visible.text)
    .setParameters({ ...visible.params, ...changeable.params });
  if (options.lock) query.setLock('for_no_key_update');
  const { entities, raw } = await query.getRawAndEntities<{ changeable: boolean | null }>();
  return entities[0] ? { state: entities[0], changeable: raw[0]?.changeable === true } : null;
}
