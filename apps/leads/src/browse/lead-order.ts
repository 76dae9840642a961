import type { Viewer } from '@leadline/domain';
import type { Order } from '@leadline/postgres';
import { personVisibleTo } from '../lead/lead-visibility.ts';

/** What a client orders by. */
interface LeadOrder {
  field?: 'CREATED_AT' | 'NEXT_ACTION_ON' | 'POTENTIAL_VALUE' | 'COMPANY' | 'NAME' | null;
  direction?: 'ASC' | 'DESC' | null;
}

const columns = {
  CREATED_AT: { column: 'captured_at', type: 'timestamptz' },
  NEXT_ACTION_ON: { column: 'next_action_on', type: 'date', nullable: true },
  POTENTIAL_VALUE: { column: "CAST(record.potential_value->>'amount' AS numeric)", type: 'numeric', nullable: true },
  COMPANY: { column: 'lower(record.company)', type: 'text', nullable: true },
} as const satisfies Record<string, Omit<Order, 'direction'>>;

/** The order of a list of leads; the newest first when nothing is asked for. */
export function orderOf({ field, direction }: LeadOrder, viewer: Viewer): Order {
  const towards = direction ?? 'DESC';
  if (field === 'NAME') return { ...byName(viewer), direction: towards };
  return { ...columns[field ?? 'CREATED_AT'], direction: towards };
}

// A place in the order tells about a hidden name, so leads whose person the viewer does not see have none.
function byName(viewer: Viewer): Omit<Order, 'direction'> {
  const seen = personVisibleTo(viewer);
  const column = seen === 'TRUE' ? 'lower(record.name)' : `CASE WHEN ${seen} THEN lower(record.name) END`;
  return { column, type: 'text', nullable: true };
}
