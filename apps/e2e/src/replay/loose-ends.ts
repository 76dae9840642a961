import {
  AccountOpened,
  ContactCreated,
  LeadCaptured,
  LeadConverted,
  LeadQualified,
  OpportunityLost,
  OpportunityOpened,
  OpportunityWon,
  ProjectStarted,
} from '@leadline/contracts';
import { type Stack, type SubgraphName, subgraphs } from '@leadline/stack';
import { Client } from 'pg';

async function row<Row extends object>(stack: Stack, service: SubgraphName, sql: string): Promise<Row> {
  const client = new Client({ connectionString: stack.databaseUrl(service) });
  await client.connect();
  const { rows } = await client.query<Row>(sql).finally(() => client.end());
  return rows[0]!;
}

async function numbers(stack: Stack, service: SubgraphName, sql: string): Promise<Record<string, number>> {
  const counts = await row<Record<string, string>>(stack, service, sql);
  return Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, Number(value)]));
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

/** What happens to a record of these deals at most once: none is reopened, and what is lost comes back as another lead. Not becoming a customer: of old deals one is a former customer soon. */
const onceOnly = [
  LeadCaptured,
  LeadQualified,
  LeadConverted,
  AccountOpened,
  ContactCreated,
  OpportunityOpened,
  OpportunityWon,
  OpportunityLost,
  ProjectStarted,
].map(({ type }) => type);

/** What happened twice to a record although it happens once, by service and kind: how often. */
export async function doubleChanges(stack: Stack): Promise<Record<string, number>> {
  const made = await changesMade(stack, 'count(*) - count(DISTINCT aggregate_id)');
  const isDouble = ([change, count]: [string, number]) => count > 0 && onceOnly.some((type) => change.endsWith(` ${type}`));
  return Object.fromEntries(Object.entries(made).filter(isDouble));
}

/** How often each kind of change was made, by service: what was made twice is there twice, whatever its effect was. */
export async function changesMade(
  stack: Stack,
  counted: 'count(*)' | 'count(*) - count(DISTINCT aggregate_id)' = 'count(*)',
): Promise<Record<string, number>> {
  const kinds = `SELECT json_object_agg(kind, times) AS made FROM (
    SELECT kind, ${counted} AS times FROM audit, unnest(string_to_array(what, ', ')) AS kind GROUP BY kind
  ) AS kinds`;
  const found = await Promise.all(
    subgraphs.map(async (service) => {
      const { made } = await row<{ made: Record<string, number> | null }>(stack, service, kinds);
      return Object.entries(made ?? {}).map(([kind, times]) => [`${service}: ${kind}`, times] as const);
    }),
  );
  return Object.fromEntries(found.flat());
}
