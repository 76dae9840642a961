import { newId } from '@leadline/domain';
import { NotHereYet } from '../failures/not-here-yet.ts';
import { books } from '../specs/book.ts';
import { type Library, openLibrary } from '../specs/library.ts';
import { loadVisible } from './load-visible.ts';
import { personAt } from './person-at.ts';

let library: Library;
beforeAll(async () => void (library = await openLibrary()));
afterAll(() => library.close());

describe('loadVisible', () => {
  it('when some ids are invisible, unknown or no ids › returns the others, by the id as asked for', async () => {
    const { book, owner } = await library.aStoredBook();
    const foreign = await library.aStoredBook();
    const shared = await library.aStoredBook({ shared: true });
    const asked = [book.id.toUpperCase(), foreign.book.id, shared.book.id, newId(), 'x'];

    const found = await loadVisible(library.database.manager, books, asked, owner.viewer);

    expect([...found.keys()]).toEqual([book.id.toUpperCase(), shared.book.id]);
    expect(found.get(book.id.toUpperCase())).toEqual(book);
  });
});

describe('personAt', () => {
  const keep = (id: string, version: number, erased = false) =>
    library.database.query(
      `INSERT INTO personal_copy (record_id, record_type, person_ids, version, fields, erased) VALUES ($1, 'contact', ARRAY[$1::uuid], $2, $3, $4)`,
      [id, version, erased ? {} : { name: 'Ada Sentinel' }, erased],
    );

  it('when this version or a later one is here › returns it', async () => {
    const id = newId();
    await keep(id, 3);
    const expected = { erased: false, version: 3, personIds: [id], fields: { name: 'Ada Sentinel' } };
    expect(await personAt(library.database, id, 3)).toEqual(expected);
    expect(await personAt(library.database, id, 2)).toEqual(expected);
  });

  it('when the person was erased › is the answer, whichever version is asked for', async () => {
    const id = newId();
    await keep(id, 1, true);
    expect(await personAt(library.database, id, 9)).toEqual({ erased: true, version: 1, personIds: [id], fields: {} });
  });

  it('when nothing or only an earlier version is here › is not here yet', async () => {
    const id = newId();
    await expect(personAt(library.database, id, 1)).rejects.toThrow(NotHereYet);
    await keep(id, 1);
    await expect(personAt(library.database, id, 2)).rejects.toThrow(NotHereYet);
  });
});
