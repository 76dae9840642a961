import pg from 'pg';
import { stackUnderTest } from '../stack/environment.ts';
import { until } from '../steps/until.ts';

/** A dead letter as operators see it. */
export interface DeadLetter {
  consumer: string;
  topic: string;
  reason: string;
  state: string;
}

/** Waits for the dead letters of an aggregate in a service. */
export async function deadLetters(service: string, aggregateId: string): Promise<DeadLetter[]> {
  const client = new pg.Client({ connectionString: stackUnderTest().databases[service] });
  await client.connect();
  try {
    return await until(`${service} has put the record of ${aggregateId} aside`, async () => {
      const { rows } = await client.query<DeadLetter>(
        'SELECT consumer, topic, reason, state FROM dead_letter WHERE aggregate_id = $1 AND parked_behind IS NULL ORDER BY consumer',
        [aggregateId],
      );
      return rows.length > 0 && rows;
    });
  } finally {
    await client.end();
  }
}
