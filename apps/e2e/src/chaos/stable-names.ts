import type { SubgraphName } from '@leadline/stack';
import type { Client } from 'pg';

/** What an id stands for, in words that are the same in every run. */
export type Names = ReadonlyMap<string, string>;

interface Naming {
  in: SubgraphName;
  /** Selects `id` and `name`; `name` may hold ids that are named by then. */
  sql: string;
}

/** In this order: later names are made of earlier ones. Ids of leads and people come from the file and stay as they are. */
const namings: Naming[] = [
  { in: 'directory', sql: `SELECT id, 'user ' || username AS name FROM directory_user` },
  { in: 'directory', sql: `SELECT id, 'team ' || code AS name FROM team` },
  { in: 'directory', sql: `SELECT id, 'territory ' || code AS name FROM territory` },
  { in: 'leads', sql: `SELECT id, 'lead ' || id::text AS name FROM lead WHERE recycled_from_lead_id IS NULL` },
  {
    in: 'leads',
    sql: `SELECT id, 'lead recycled from ' || recycled_from_lead_id || ' ' || loss_number AS name FROM lead WHERE recycled_from_lead_id IS NOT NULL`,
  },
  { in: 'leads', sql: `SELECT id, 'conversion of ' || lead_id AS name FROM conversion` },
  { in: 'accounts', sql: `SELECT id, 'account ' || name AS name FROM account` },
  { in: 'accounts', sql: `SELECT id, 'contact of ' || lead_id AS name FROM contact` },
  { in: 'accounts', sql: `SELECT id, account_id || ' with ' || contact_id AS name FROM relationship` },
  { in: 'opportunities', sql: `SELECT id, 'opportunity of ' || lead_id AS name FROM opportunity` },
  { in: 'opportunities', sql: `SELECT id, 'pipeline ' || code AS name FROM pipeline` },
  {
    in: 'opportunities',
    sql: `SELECT stage ->> 'id' AS id, 'stage ' || code || ' ' || (stage ->> 'code') AS name FROM pipeline, jsonb_array_elements(stages) AS stage`,
  },
  { in: 'projects', sql: `SELECT id, 'template ' || code AS name FROM delivery_template` },
  { in: 'projects', sql: `SELECT id, 'project of ' || opportunity_id || ' ' || win_number AS name FROM project` },
  { in: 'projects', sql: `SELECT id, 'milestone ' || code || ' of ' || project_id AS name FROM milestone` },
  { in: 'projects', sql: `SELECT id, 'task ' || code || ' of ' || project_id AS name FROM task` },
];

/** Names the ids of all records. */
export async function namesOf(clients: Record<SubgraphName, Client>): Promise<Names> {
  const names = new Map<string, string>();
  for (const naming of namings) {
    const { rows } = await clients[naming.in].query<{ id: string; name: string | null }>(naming.sql);
    for (const { id, name } of rows) names.set(id, `<${(name ?? '?').replaceAll(anyId, (part) => names.get(part) ?? part)}>`);
  }
  return names;
}

const anyId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
