import type { Statement } from './statement.ts';

/** How the log's lines must begin: process and database. */
export const linePrefix = '<%p %d> ';

const lineStart = /^<(\d+) (\S*)> (\w+): {2}(.*)$/;
const simple = /^statement: ([^]*)$/;
const prepared = /^execute ([^:]+): ([^]*)$/;

interface Entry {
  connection: string;
  database: string;
  kind: string;
  message: string;
}

/** The statements in the text of a log, in their order, with the parameters that the next line tells. */
export function parseLog(log: string): Statement[] {
  const statements: Statement[] = [];
  const last = new Map<string, Statement>();
  for (const { connection, database, kind, message } of entriesOf(log)) {
    const statement = kind === 'LOG' ? statementOf(message) : undefined;
    if (statement) {
      const complete = { connection, database, ...statement };
      statements.push(complete);
      last.set(connection, complete);
    } else if (kind === 'DETAIL' && /^parameters: /i.test(message)) {
      last.get(connection)?.params.push(...parametersOf(message.slice('parameters: '.length)));
    }
  }
  return statements;
}

/** A message goes on in lines that begin with a tab. */
function entriesOf(log: string): Entry[] {
  const entries: Entry[] = [];
  for (const line of log.split('\n')) {
    const [, connection, database, kind, message] = lineStart.exec(line) ?? [];
    if (connection !== undefined) entries.push({ connection, database: database!, kind: kind!, message: message! });
    else if (line.startsWith('\t') && entries.length > 0) entries.at(-1)!.message += `\n${line.slice(1)}`;
  }
  return entries;
}

function statementOf(message: string): Pick<Statement, 'name' | 'text' | 'params'> | undefined {
  const [, plain] = simple.exec(message) ?? [];
  if (plain !== undefined) return { text: plain, params: [] };
  const [, name, text] = prepared.exec(message) ?? [];
  if (text === undefined) return undefined;
  return { ...(name !== '<unnamed>' && { name }), text, params: [] };
}

/** Reads `$1 = 'it''s', $2 = NULL`. */
function parametersOf(list: string): (string | null)[] {
  return Array.from(list.matchAll(/\$\d+ = (?:NULL|'((?:[^']|'')*)')(?:, |$)/g), ([, value]) =>
    value === undefined ? null : value.replaceAll("''", "'"),
  );
}
