import { type Stack, subgraphs } from '@leadline/stack';
import { Client } from 'pg';

// Event ids begin with the time at which they were minted; within a partition they are taken in as they were sent.
const overtaken = `
  SELECT count(*) AS count FROM (
    SELECT event_id, max(event_id::text) OVER (PARTITION BY consumer ORDER BY processed_at, event_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS latest
    FROM inbox
  ) AS taken WHERE event_id::text < latest`;

/** How many events were taken in after one that is younger, from another partition. */
export async function overtakenEvents(stack: Stack): Promise<number> {
  const counts = await Promise.all(
    subgraphs.map(async (service) => {
      const client = new Client({ connectionString: stack.databaseUrl(service) });
      await client.connect();
      const { rows } = await client.query<{ count: string }>(overtaken).finally(() => client.end());
      return Number(rows[0]!.count);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
