import type { Statement, Transaction } from './statement.ts';

const begin = /^(START TRANSACTION|BEGIN)/i;
const commit = /^COMMIT/i;
const rollback = /^ROLLBACK\b(?! TO)/i;

/** What committed, in the order of the commits; what ran outside a transaction or was rolled back is left out. */
export function transactionsOf(statements: readonly Statement[]): Transaction[] {
  const open = new Map<string, Statement[]>();
  const committed: Transaction[] = [];
  for (const statement of statements) {
    const { connection, database, text } = statement;
    if (begin.test(text)) open.set(connection, []);
    else if (rollback.test(text)) open.delete(connection);
    else if (commit.test(text)) {
      committed.push({ database, statements: open.get(connection) ?? [] });
      open.delete(connection);
    } else open.get(connection)?.push(statement);
  }
  return committed;
}
