import { isId, RefusedError, type Viewer } from '@leadline/domain';
import type { Sql } from '@leadline/postgres';
import type { LeadFilter } from '../__generated__/graphql.ts';
import { personVisibleTo } from '../lead/lead-visibility.ts';

type Condition<Value> = (value: Value, viewer: Viewer) => Sql;
type Conditions = { [Field in keyof LeadFilter]-?: Condition<NonNullable<LeadFilter[Field]>> };

// One value is the usual case, and an index that begins with the column then has the rest in order; of several it has not.
const anyOf =
  (column: string): Condition<readonly string[]> =>
  (values) =>
    values.length === 1
      ? { text: `record.${column} = :value`, params: { value: values[0] } }
      : { text: `record.${column} = ANY(:values)`, params: { values } };

const anyId =
  (column: string, field: string): Condition<readonly string[]> =>
  (ids) => ({ text: `record.${column} = ANY(CAST(:ids AS uuid[]))`, params: { ids: ids.map((id) => checkedId(id, field)) } });

const conditions: Conditions = {
  statuses: anyOf('status'),
  sources: anyOf('source'),
  ownerIds: anyId('owner_id', 'filter.ownerIds'),
  teamIds: anyId('team_id', 'filter.teamIds'),
  queue: (queue) => ({ text: 'record.queue = :queue', params: { queue } }),
  neverContacted: (never) => ({ text: `record.first_contacted_at IS ${never ? '' : 'NOT '}NULL`, params: {} }),
  company: (words) => ({ text: 'lower(record.company) LIKE :pattern', params: { pattern: patternOf(words, 'filter.company') } }),
  // A match tells about what is hidden, so only leads whose person the viewer sees are searched.
  search: (words, viewer) => ({
    text: `lead_person_words(record.name, record.emails) LIKE :pattern AND (${personVisibleTo(viewer)})`,
    params: { pattern: patternOf(words, 'filter.search') },
  }),
  recycled: (recycled) => ({ text: `record.recycled_from_lead_id IS ${recycled ? 'NOT ' : ''}NULL`, params: {} }),
  capturedFrom: (from) => ({ text: 'record.captured_at >= :from', params: { from } }),
  capturedTo: (to) => ({ text: 'record.captured_at < :to', params: { to } }),
  nextActionBefore: (day) => ({ text: 'record.next_action_on < CAST(:day AS date)', params: { day } }),
};

/** The conditions of a filter, for a viewer; parts that are absent or null do not narrow. */
export function conditionsOf(filter: LeadFilter, viewer: Viewer): Sql[] {
  const given = Object.entries(filter).filter(([, value]) => value != null) as [keyof LeadFilter, never][];
  return given.map(([field, value]) => conditions[field](value, viewer));
}

function patternOf(words: string, field: string): string {
  const sought = words.trim().toLowerCase();
  if (sought.length >= 2 && sought.length <= 100 && !sought.includes('\0')) return `%${sought.replace(/[\\%_]/g, '\\$&')}%`;
  throw RefusedError.of('BAD_USER_INPUT', 'SearchHas2To100Characters', `${field} must have 2 to 100 characters.`, { field });
}

function checkedId(id: string, field: string): string {
  if (isId(id)) return id;
  throw RefusedError.of('BAD_USER_INPUT', 'NotAnId', `${field} must hold UUIDs only.`, { field });
}
