import { Decimal } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import type { Aggregate, Versioned } from '../aggregate.ts';
import { stableJson } from '../requests/request.ts';

/** Old and new value per field. */
export type Changes = Record<string, [old: unknown, now: unknown]>;

/** Which stored fields differ, each with its old and its new value; the id and the version are not counted. */
export function differenceOf<S extends Versioned>(manager: EntityManager, aggregate: Aggregate<S>, old: S | null, state: S): Changes {
  const changes: Changes = {};
  for (const { propertyName, type } of manager.dataSource.getMetadata(aggregate.entity).columns) {
    if (propertyName === 'id' || propertyName === 'version') continue;
    const field = propertyName as keyof S;
    const [before, after] = [old?.[field] ?? null, state[field] ?? null];
    if (!same(before, after, type === 'numeric')) changes[propertyName] = [before, after];
  }
  return changes;
}

// 12.5 and 12.50 are one amount.
function same(before: unknown, after: unknown, numeric: boolean): boolean {
  if (before === after) return true;
  if (before === null || after === null) return false;
  if (numeric) return new Decimal(before as string).equals(after as string);
  return stableJson(before) === stableJson(after);
}

/** Parts the changes of personal fields from the others. */
export function partPersonal<S extends Versioned>(aggregate: Aggregate<S>, changes: Changes): { open: Changes; personal: Changes | null } {
  const personalFields = new Set<PropertyKey>(aggregate.personalFields);
  const entries = Object.entries(changes);
  const personal = entries.filter(([field]) => personalFields.has(field));
  return {
    open: Object.fromEntries(entries.filter(([field]) => !personalFields.has(field))),
    personal: personal.length > 0 ? Object.fromEntries(personal) : null,
  };
}
