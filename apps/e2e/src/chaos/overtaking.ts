/** A row of a table as JSON. */
export type Row = Record<string, unknown>;

type Changes = Record<string, [old: unknown, now: unknown]>;

/**
 * Evens out the one thing that depends on which topic is faster: a conversion hears that its account is ready on one and that its
 * opportunity is open on another, and takes one step or two to the same end. Its changes are compared as one, without their versions.
 */
export function withoutOvertaking(table: string, rows: readonly Row[]): Row[] {
  if (table === 'conversion') return rows.map(({ version: _, ...rest }) => rest);
  if (table !== 'audit') return [...rows];
  const of = Map.groupBy(rows, ({ aggregate }) => aggregate === 'conversion');
  const conversions = Map.groupBy(of.get(true) ?? [], (row) => row['aggregate_id']);
  return [...(of.get(false) ?? []), ...conversions.values().map(asOneChange)];
}

function asOneChange(rows: readonly Row[]): Row {
  const inOrder = rows.toSorted((a, b) => Number(a['version']) - Number(b['version']));
  const changes: Changes = {};
  for (const row of inOrder) {
    for (const [field, [old, now]] of Object.entries(row['changes'] as Changes).sort(([a], [b]) => (a < b ? -1 : 1)))
      changes[field] = [changes[field]?.[0] ?? old, now];
  }
  const sorted = Object.fromEntries(Object.entries(changes).sort(([a], [b]) => (a < b ? -1 : 1)));
  const { id: _, version: __, ...first } = inOrder[0]!;
  return { ...first, what: 'every change', changes: sorted };
}
