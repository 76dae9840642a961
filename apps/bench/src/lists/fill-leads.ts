import pg from 'pg';

const rowsPerStatement = 20_000;

/** Who owns the leads: a hundred people in ten teams; the viewer is one of them. */
export interface Owners {
  people: string[];
  teams: string[];
}

const statement = `
  INSERT INTO lead
  SELECT filled.*
  FROM lead model, generate_series($1::integer, $2::integer) number,
    LATERAL jsonb_populate_record(model, jsonb_build_object(
      'id', gen_random_uuid(), 'name', 'Lead ' || number, 'company', 'Company ' || number::bigint * 7919 % 1000003,
      'owner_id', ($3::text[])[1 + number % 100], 'team_id', ($4::text[])[1 + number % 10], 'queue', NULL,
      'status', (ARRAY['NEW', 'CONTACTED', 'NURTURING'])[1 + number / 100 % 3],
      'source', (ARRAY['WEBSITE', 'EVENT', 'PHONE', 'REFERRAL'])[1 + number / 300 % 4],
      'potential_value', jsonb_build_object('amount', (number::bigint * 7907 % 1000000)::text, 'currency', 'EUR'),
      'captured_at', timestamptz '2026-01-01' + number * interval '10 seconds'
    )) filled
  WHERE model.id = $5`;

/** Fills a database with leads in the likeness of one that was captured; statuses, sources and owners are spread evenly. */
export async function fillLeads(url: string, modelId: string, count: number, owners: Owners): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (let from = 1; from <= count; from += rowsPerStatement)
      await client.query(statement, [from, Math.min(count, from + rowsPerStatement - 1), owners.people, owners.teams, modelId]);
    await client.query('VACUUM ANALYZE lead');
  } finally {
    await client.end();
  }
}
