import { decide } from '@leadline/domain';
import { type Book, aBook, books } from '../specs/book.ts';
import { type Library, openLibrary } from '../specs/library.ts';
import { actorOf } from '../specs/people.ts';
import type { Order } from './keyset-order.ts';
import { keysetPage, type PageOptions } from './keyset-page.ts';
import { countVisible } from './load-visible.ts';

let library: Library;
beforeAll(async () => void (library = await openLibrary()));
afterAll(() => library.close());

const add = (owner = actorOf(), ...given: Partial<Book>[]): Promise<void> =>
  library.unitOfWork.run(owner, async (tx) => {
    for (const fields of given) await tx.save(books, null, decide(aBook({ ownerId: owner.viewer.id, ...fields })));
  });

const byPages: Order = { column: 'pages', direction: 'ASC', type: 'integer', nullable: true };
const byAdded: Order = { column: 'added_at', direction: 'DESC', type: 'timestamptz' };

type Asked = Omit<PageOptions<Book>, 'aggregate' | 'viewer'>;

/** Every page, one after the other, as ids. */
async function walk(
  owner: ReturnType<typeof actorOf>,
  order: Order,
  way: 'forward' | 'backward',
  between = async () => {},
): Promise<string[][]> {
  const pages: string[][] = [];
  for (let cursor: string | null = null; ;) {
    const asked: Asked = way === 'forward' ? { order, first: 3, after: cursor } : { order, last: 3, before: cursor };
    const { edges, pageInfo } = await keysetPage(library.database.manager, { aggregate: books, viewer: owner.viewer, ...asked });
    pages.push(edges.map(({ node }) => node.id));
    cursor = way === 'forward' ? pageInfo.endCursor : pageInfo.startCursor;
    if (way === 'forward' ? !pageInfo.hasNextPage : !pageInfo.hasPreviousPage) return pages;
    await between();
  }
}

describe('Keyset page › walking through a list', () => {
  const equalAndNull = [1, 1, 1, 1, 2, 2, null, 3, null, null, null, 5].map((pages) => ({ pages }));
  const expected = async (owner: ReturnType<typeof actorOf>, sort: string): Promise<string[]> =>
    (await library.database.query(`SELECT id FROM book WHERE owner_id = $1 ORDER BY ${sort}`, [owner.viewer.id])).map(({ id }: Book) => id);

  it.each([
    ['ascending', byPages, 'pages ASC NULLS LAST, id ASC'],
    ['descending', { ...byPages, direction: 'DESC' } as Order, 'pages DESC NULLS LAST, id DESC'],
  ])('when keys are equal or missing, %s › shows each once, in one order, the same in both directions', async (_, order, sort) => {
    const owner = actorOf();
    await add(owner, ...equalAndNull);
    const whole = await expected(owner, sort);

    expect((await walk(owner, order, 'forward')).flat()).toEqual(whole);
    expect((await walk(owner, order, 'backward')).reverse().flat()).toEqual(whole);
  });

  it.each<Order>([
    byAdded,
    { column: 'record.title', direction: 'ASC', type: 'text' },
    { column: 'record.price', direction: 'DESC', type: 'numeric', nullable: true },
    { column: 'due_on', direction: 'ASC', type: 'date', nullable: true },
    { column: 'id', direction: 'DESC', type: 'uuid' },
    { column: 'coalesce(record.pages, 0) + 1', direction: 'ASC', type: 'integer' },
  ])('when ordered by $column $direction › shows each once', async (order) => {
    const owner = actorOf();
    const given = ['b', 'a', 'c', 'a', 'É', 'z', '"'].map((title, index) => ({
      title,
      price: index % 3 ? `${index}.25` : null,
      dueOn: index % 2 ? `2027-03-0${index}` : null,
      addedAt: new Date(Date.UTC(2026, 0, 1, index % 4)),
    }));
    await add(owner, ...given);
    const forward = (await walk(owner, order, 'forward')).flat();
    expect(new Set(forward).size).toBe(7);
    expect(forward).toHaveLength(7);
    expect((await walk(owner, order, 'backward')).reverse().flat()).toEqual(forward);
  });

  it('when instants differ by microseconds › none is skipped', async () => {
    const owner = actorOf();
    await add(owner, ...Array.from({ length: 9 }, () => ({})));
    await library.database.query(
      `UPDATE book SET added_at = '2026-01-01'::timestamptz + n * interval '1 microsecond'
       FROM (SELECT id, row_number() OVER () AS n FROM book WHERE owner_id = $1) AS numbered WHERE numbered.id = book.id`,
      [owner.viewer.id],
    );
    expect(new Set((await walk(owner, byAdded, 'forward')).flat()).size).toBe(9);
  });

  it('when records are added before every place while paging › those there at the start are shown once each', async () => {
    const owner = actorOf();
    await add(owner, ...equalAndNull);
    const whole = await expected(owner, 'pages ASC NULLS LAST, id ASC');
    const pages = await walk(owner, byPages, 'forward', () => add(owner, { pages: 0 }, { pages: 0 }));
    expect(pages.flat()).toEqual(whole);
  });
});

describe('Keyset page › a page', () => {
  it('when it is in the middle › says that there is more on both sides', async () => {
    const owner = actorOf();
    await add(owner, ...Array.from({ length: 7 }, (_, pages) => ({ pages })));
    const ask = (asked: Omit<Asked, 'order'>) =>
      keysetPage(library.database.manager, { aggregate: books, viewer: owner.viewer, order: byPages, ...asked });

    const first = await ask({ first: 2 });
    const middle = await ask({ first: 2, after: first.pageInfo.endCursor });

    expect(first.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
    expect(middle.edges.map(({ node }) => node.pages)).toEqual([2, 3]);
    expect(middle.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
    expect(middle.pageInfo.startCursor).toBe(middle.edges[0]?.cursor);
  });

  it('when a filter and the record rule share a parameter name › both hold', async () => {
    const owner = actorOf();
    await add(owner, { title: 'mine' }, { title: 'other' });
    await add(actorOf(), { title: 'mine' });
    const where = [{ text: 'record.title = :viewer', params: { viewer: 'mine' } }];
    const asked = { aggregate: books, viewer: owner.viewer, where };

    const page = await keysetPage(library.database.manager, { ...asked, order: byAdded });

    expect(page.edges.map(({ node }) => [node.title, node.ownerId])).toEqual([['mine', owner.viewer.id]]);
    expect(await countVisible(library.database.manager, asked)).toBe(1);
  });

  it('when the list is empty › has no edges and no cursors', async () => {
    const page = await keysetPage(library.database.manager, { aggregate: books, viewer: actorOf().viewer, order: byAdded });
    expect(page).toEqual({ edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } });
  });

  it('when a cursor of another order comes › refuses and names it', async () => {
    const owner = actorOf();
    await add(owner, {});
    const ask = (asked: Asked) => keysetPage(library.database.manager, { aggregate: books, viewer: owner.viewer, ...asked });
    const { pageInfo } = await ask({ order: byAdded });
    await expect(ask({ order: { ...byAdded, direction: 'ASC' }, before: pageInfo.endCursor })).rejects.toMatchObject({
      refusal: { code: 'BAD_USER_INPUT', field: 'before' },
    });
  });
});
