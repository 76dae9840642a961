import { readFileSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { PostgresServer } from '@leadline/stack';
import pg from 'pg';
import { linePrefix, parseLog } from './parse-log.ts';
import type { Statement } from './statement.ts';

const settleMs = 300;

/** What PostgreSQL was asked while something was done, from whatever connection. */
export async function recordSql(postgres: PostgresServer, work: () => Promise<void>): Promise<Statement[]> {
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  try {
    await set(admin, { log_line_prefix: linePrefix, log_statement: 'all', log_destination: 'stderr' });
    const from = statSync(postgres.logFile).size;
    await work();
    const log = readFileSync(postgres.logFile).subarray(from).toString();
    return parseLog(log);
  } finally {
    await set(admin, { log_line_prefix: null, log_statement: null, log_destination: null });
    await admin.end();
  }
}

async function set(admin: pg.Client, settings: Record<string, string | null>): Promise<void> {
  for (const [name, value] of Object.entries(settings))
    await admin.query(value === null ? `ALTER SYSTEM RESET ${name}` : `ALTER SYSTEM SET ${name} = ${admin.escapeLiteral(value)}`);
  await admin.query('SELECT pg_reload_conf()');
  // Each connection takes the settings over before its next statement, once the signal is there; nothing tells when that is.
  await delay(settleMs);
}
