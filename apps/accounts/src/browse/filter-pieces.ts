import { isId, RefusedError } from '@leadline/domain';
import type { Sql } from '@leadline/postgres';

/** One part of a filter as SQL, given its value. */
export type Condition<Value> = (value: Value) => Sql;

/** The column holds one of the words. */
export const anyOf =
  (column: string): Condition<readonly string[]> =>
  (values) => ({ text: `record.${column} = ANY(:values)`, params: { values } });

/** The column's list and the words have one in common. */
export const anyIn =
  (column: string): Condition<readonly string[]> =>
  (values) => ({ text: `record.${column} && CAST(:values AS text[])`, params: { values } });

/** The column holds one of the ids. */
export const anyId =
  (column: string, field: string): Condition<readonly string[]> =>
  (ids) => ({ text: `record.${column} = ANY(CAST(:ids AS uuid[]))`, params: { ids: ids.map((id) => checkedId(id, field)) } });

/** The column holds the id. */
export const theId =
  (column: string, field: string): Condition<string> =>
  (id) => ({ text: `record.${column} = CAST(:id AS uuid)`, params: { id: checkedId(id, field) } });

/** The parts of lists that accounts and contacts have in common. */
export const sharedConditions = {
  ownerIds: anyId('owner_id', 'filter.ownerIds'),
  teamIds: anyId('team_id', 'filter.teamIds'),
  tags: anyIn('tags'),
  leadId: theId('lead_id', 'filter.leadId'),
  createdFrom: (from: Date): Sql => ({ text: 'record.created_at >= :from', params: { from } }),
  createdTo: (to: Date): Sql => ({ text: 'record.created_at < :to', params: { to } }),
  archived: (archived: boolean): Sql => ({ text: `record.archived_at IS ${archived ? 'NOT ' : ''}NULL`, params: {} }),
};

/** A pattern that finds the words anywhere; 2 to 100 characters. */
export function patternOf(words: string, field: string): string {
  const sought = words.trim().toLowerCase();
  if (sought.length >= 2 && sought.length <= 100 && !sought.includes('\0')) return `%${sought.replace(/[\\%_]/g, '\\$&')}%`;
  throw RefusedError.of('BAD_USER_INPUT', 'SearchHas2To100Characters', `${field} must have 2 to 100 characters.`, { field });
}

/** The id, if it is one; throws BAD_USER_INPUT on the field otherwise. */
export function checkedId(id: string, field: string): string {
  if (isId(id)) return id;
  throw RefusedError.of('BAD_USER_INPUT', 'NotAnId', `${field} must hold UUIDs only.`, { field });
}

/** The conditions of the parts that are given; parts that are absent or null do not narrow. */
export function conditionsOf<Filter extends object>(
  filter: Filter,
  conditions: { [Field in keyof Filter]-?: Condition<NonNullable<Filter[Field]>> },
): Sql[] {
  const given = Object.entries(filter).filter(([, value]) => value != null) as [keyof Filter, never][];
  return given.map(([field, value]) => conditions[field](value));
}
