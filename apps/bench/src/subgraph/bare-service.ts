import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import pg from 'pg';
import type { Statement } from '../sql-log/statement.ts';

// A process of its own: the SQL that our service runs for a request, through `pg` behind bare Fastify, without GraphQL, tokens, rules.
const [port, databaseUrl, recorded] = process.argv.slice(2) as [string, string, string];
const recordings = JSON.parse(readFileSync(recorded, 'utf8')) as Record<string, { ids: string[]; statements: Statement[] }>;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const app = Fastify({ logger: false });

app.get('/readyz', () => ({ ready: true }));
for (const [kind, { ids, statements }] of Object.entries(recordings)) {
  const places = new Map(ids.map((id, index) => [id, index]));
  const pattern = ids.length > 0 ? new RegExp(ids.join('|'), 'g') : undefined;
  app.post(`/${kind}`, async (request) => {
    const asked = (request.body as { ids: string[] }).ids;
    const answers: unknown[] = [];
    for (const [index, { text, params }] of statements.entries()) {
      const values = params.map((param) => (pattern ? param?.replaceAll(pattern, (id) => asked[places.get(id)!]!) : param));
      answers.push((await pool.query({ name: `${kind}-${index}`, text, values })).rows);
    }
    return answers;
  });
}
await app.listen({ port: Number(port), host: '127.0.0.1' });
