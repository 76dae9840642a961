import type { QueryRunner } from 'typeorm';
import { books } from '../specs/book.ts';
import { type Library, openLibrary } from '../specs/library.ts';
import { actorOf } from '../specs/people.ts';
import type { Order } from './keyset-order.ts';
import { keysetPage, type PageOptions } from './keyset-page.ts';

let library: Library;
let runner: QueryRunner;
beforeAll(async () => {
  library = await openLibrary();
  runner = library.database.createQueryRunner();
  await library.database.query(`
    CREATE INDEX ON book (pages, id);
    CREATE INDEX ON book (pages DESC NULLS LAST, id DESC)`);
});
afterAll(async () => {
  await runner?.release();
  await library?.close();
});

/** So many books, every third without pages, others with pages that several have. */
async function shelf(size: number) {
  const { viewer } = actorOf();
  await library.database.query(
    `INSERT INTO book SELECT gen_random_uuid(), 1, 0, $1::uuid, false, 'A', NULL, CASE WHEN n % 3 > 0 THEN n / 7 END, 1, NULL, NULL, now(), '{}'::jsonb
     FROM generate_series(1, $2::int) AS n`,
    [viewer.id, size],
  );
  return viewer;
}
type Asked = Pick<PageOptions<never>, 'first' | 'after' | 'last' | 'before'>;
const page = async (viewer: PageOptions<never>['viewer'], order: Order, asked: Asked) => {
  const { edges, pageInfo } = await keysetPage(runner.manager, { aggregate: books, viewer, order, ...asked });
  return { ids: edges.map(({ node }) => node.id), cursors: edges.map(({ cursor }) => cursor), pageInfo };
};
const byPages = (direction: Order['direction']): Order => ({ column: 'pages', direction, type: 'integer', nullable: true });

/** What PostgreSQL did for the statements of a page: the plans as text, the most rows of a step, and how many it read in vain. */
async function workOf(ask: () => Promise<unknown>) {
  const asked = jest.spyOn(runner, 'query');
  await ask();
  const statements = asked.mock.calls.map(([sql, parameters]) => ({ sql, parameters }));
  asked.mockRestore();
  const plans: string[] = [];
  for (const { sql, parameters } of statements)
    plans.push(JSON.stringify(await runner.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, parameters)));
  const text = plans.join('\n');
  const numbers = (name: RegExp) => [...text.matchAll(name)].map(([, rows]) => Number(rows));
  return {
    text,
    most: Math.max(...numbers(/"Actual Rows":([\d.]+)/g)),
    vain: Math.max(...numbers(/"Rows Removed by [A-Za-z ]+":([\d.]+)/g)),
  };
}

describe.each(['ASC', 'DESC'] as const)('Keyset page › by a value that may be missing, %s', (direction) => {
  const order = byPages(direction);

  it('from every place, in both directions, however long › is the part of the one list', async () => {
    const viewer = await shelf(24);
    const sort = `pages ${direction} NULLS LAST, id ${direction}`;
    const rows: { id: string }[] = await library.database.query(`SELECT id FROM book WHERE owner_id = $1 ORDER BY ${sort}`, [viewer.id]);
    const whole = rows.map(({ id }) => id);
    const { ids, cursors } = await page(viewer, order, { first: 100 });
    expect(ids).toEqual(whole);
    for (const [at, cursor] of cursors.entries()) {
      for (const size of [1, 2, 7, 24]) {
        const after = await page(viewer, order, { first: size, after: cursor });
        expect(after.ids).toEqual(whole.slice(at + 1, at + 1 + size));
        expect(after.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: at + 1 + size < whole.length });
        const before = await page(viewer, order, { last: size, before: cursor });
        expect(before.ids).toEqual(whole.slice(Math.max(0, at - size), at));
        expect(before.pageInfo).toMatchObject({ hasPreviousPage: at - size > 0, hasNextPage: true });
      }
    }
  });

  it('in a long list › reads the index from the place on, and no row in vain', async () => {
    await library.database.query('TRUNCATE book');
    const viewer = await shelf(6000);
    await library.database.query('ANALYZE book');
    // 4,000 have a value: these places are among them, at their end, and among the others.
    for (const place of [2000, 3998, 5000]) {
      const walk = async () => {
        let cursor: string | undefined;
        for (let passed = 0; passed < place; passed += 100)
          cursor = (await page(viewer, order, { first: Math.min(100, place - passed), after: cursor })).cursors.at(-1);
        return cursor!;
      };
      const cursor = await walk();
      for (const asked of [
        { first: 20, after: cursor },
        { last: 20, before: cursor },
      ]) {
        const { text, most, vain } = await workOf(() => page(viewer, order, asked));
        expect(vain).toBe(0);
        expect(most).toBeLessThanOrEqual(21);
        expect(text).not.toContain('Seq Scan');
      }
    }
  });
});
