import type { Request } from '../requests/request.ts';
import type { Changes } from './difference.ts';
import type { OutboxRow } from './outbox-row.ts';
import type { SentStatements } from './sent-statements.ts';

/** A row of the audit trail. */
export interface AuditRow {
  id: string;
  at: Date;
  actor_id: string;
  actor_role: string;
  what: string;
  aggregate: string;
  aggregate_id: string;
  version: number;
  correlation_id: string;
  changes: Changes;
  personal_changes: Changes | null;
}

/** A request that has had its effect. */
export interface RequestRow extends Request {
  actor_id: string;
  aggregate: string;
  aggregate_id: string;
}

/** Another transaction of the same actor used the request's key first; its outcome is the answer. */
export class RequestRepeated extends Error {}

/** What a transaction writes besides its own rows; collected, so that all of it goes in one statement just before the commit. */
export class Pending {
  readonly outbox: OutboxRow[] = [];
  readonly audit: AuditRow[] = [];
  readonly requests: RequestRow[] = [];

  /** Sends everything. The row locks are still held, so per aggregate the outbox sequence follows the versions. */
  write(sent: SentStatements): void {
    if (this.outbox.length + this.audit.length + this.requests.length === 0) return;
    const values = [this.outbox, this.audit, this.requests].map((rows) => JSON.stringify(rows));
    sent.send({ text: writeAll, values }, ({ rows: [{ remembered }] }) => {
      // Waited for the other transaction on the key, and it committed.
      if (remembered < this.requests.length) throw new RequestRepeated();
    });
  }
}

const writeAll = `
  WITH published AS (
    INSERT INTO outbox (id, topic, key, headers, value)
    SELECT id, topic, key, headers, value
    FROM ROWS FROM (json_to_recordset($1) AS (id uuid, topic text, key text, headers jsonb, value jsonb))
      WITH ORDINALITY AS message (id, topic, key, headers, value, position)
    ORDER BY position
  ), audited AS (
    INSERT INTO audit (id, at, actor_id, actor_role, what, aggregate, aggregate_id, version, correlation_id, changes, personal_changes)
    SELECT id, at, actor_id, actor_role, what, aggregate, aggregate_id, version, correlation_id, changes, personal_changes
    FROM json_to_recordset($2) AS change (id uuid, at timestamptz, actor_id text, actor_role text, what text, aggregate text,
      aggregate_id uuid, version integer, correlation_id text, changes jsonb, personal_changes jsonb)
  ), remembered AS (
    INSERT INTO request (key, actor_id, name, fingerprint, aggregate, aggregate_id)
    SELECT key, actor_id, name, fingerprint, aggregate, aggregate_id
    FROM json_to_recordset($3) AS request (key text, actor_id text, name text, fingerprint text, aggregate text, aggregate_id uuid)
    ON CONFLICT (actor_id, key) DO NOTHING RETURNING 1
  )
  SELECT count(*) AS remembered FROM remembered`;
