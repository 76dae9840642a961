import { type Stack, type SubgraphName, subgraphs } from '@leadline/stack';
import { Client } from 'pg';

async function numbers(stack: Stack, service: SubgraphName, sql: string): Promise<Record<string, number>> {
  const client = new Client({ connectionString: stack.databaseUrl(service) });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, string>>(sql);
    return Object.fromEntries(Object.entries(rows[0]!).map(([name, value]) => [name, Number(value)]));
  } finally {
    await client.end();
  }
}

const platform = `SELECT (SELECT count(*) FROM outbox) AS unsent, (SELECT count(*) FROM dead_letter) AS dead, (SELECT count(*) FROM parked) AS parked`;
const own: Partial<Record<SubgraphName, string>> = {
  leads: `SELECT count(*) FILTER (WHERE state <> 'COMPLETED') AS unfinished, count(*) - count(DISTINCT lead_id) AS doubled FROM conversion`,
  opportunities: `SELECT
    (SELECT count(*) FROM opportunity AS o WHERE NOT EXISTS (SELECT 1 FROM account_copy AS a WHERE a.account_id = o.account_id)) AS without_account,
    (SELECT count(*) FROM opportunity AS o WHERE NOT EXISTS (SELECT 1 FROM opportunity_history AS h WHERE h.opportunity_id = o.id AND h.left_at IS NULL)) AS without_history,
    (SELECT count(*) FROM opportunity_history AS h JOIN opportunity_history AS n ON n.opportunity_id = h.opportunity_id AND n.entered_at < h.left_at AND n.id > h.id) AS overlapping,
    (SELECT count(*) - count(DISTINCT lead_id) FROM opportunity) AS doubled`,
  projects: `SELECT
    (SELECT count(*) - count(DISTINCT opportunity_id) FROM project) AS doubled,
    (SELECT count(*) FROM project AS p WHERE (SELECT count(*) FROM task AS t WHERE t.project_id = p.id) <> 8) AS without_all_tasks,
    (SELECT count(*) FROM won_deal AS w WHERE w.won AND NOT EXISTS (SELECT 1 FROM project AS p WHERE p.opportunity_id = w.opportunity_id)) AS undelivered`,
};

/** Everything that should be nought once all is settled, by service: unsent, dead, unfinished, doubled, orphaned. */
export async function looseEnds(stack: Stack): Promise<Record<string, number>> {
  const found = await Promise.all(
    subgraphs.map(async (service) => {
      const counts = { ...(await numbers(stack, service, platform)), ...(own[service] ? await numbers(stack, service, own[service]) : {}) };
      return Object.entries(counts).map(([name, value]) => [`${service}.${name}`, value] as const);
    }),
  );
  return Object.fromEntries(found.flat().filter(([, value]) => value !== 0));
}

/** How many audit rows, by service, repeat a version of their record: a change that was made twice. */
export async function doubleChanges(stack: Stack): Promise<Record<string, number>> {
  const repeated = `SELECT count(*) AS repeated FROM (
    SELECT version, lag(version) OVER (PARTITION BY aggregate, aggregate_id ORDER BY version) AS before FROM audit
  ) AS steps WHERE version <= before`;
  const found = await Promise.all(
    subgraphs.map(async (service) => [service, (await numbers(stack, service, repeated))['repeated']!] as const),
  );
  return Object.fromEntries(found.filter(([, value]) => value !== 0));
}
