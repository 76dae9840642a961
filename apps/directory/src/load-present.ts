import type DataLoader from 'dataloader';

/** The rows of these ids that exist, in the order of the ids; fails when one cannot be loaded. */
export async function loadPresent<Row>(loader: DataLoader<string, Row | null>, ids: readonly string[]): Promise<Row[]> {
  const rows = await Promise.all(ids.map((id) => loader.load(id)));
  return rows.filter((row) => row !== null);
}
