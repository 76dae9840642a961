import { decide, newId } from '@leadline/domain';
import { type Book, aBook, bookSchema, books } from '../specs/book.ts';
import { type Library, openLibrary } from '../specs/library.ts';
import { actorOf, fact } from '../specs/people.ts';
import type { Tx } from './tx.ts';

let library: Library;
beforeAll(async () => void (library = await openLibrary()));
afterAll(() => library.close());

const system = { ...actorOf(), system: true };
const run = <T>(work: (tx: Tx) => Promise<T>) => library.unitOfWork.run(system, work);
const shelve = (tx: Tx, title: string, id: string) => tx.send('UPDATE book SET title = $1 WHERE id = $2', [title, id]);
const taken = (book: Book) => decide(book, fact('added', book.id));

describe('Statements that are sent › and not waited for', () => {
  it('have their effect before what is read later, and in their order', async () => {
    const { book } = await library.aStoredBook();
    const read = await run(async (tx) => {
      shelve(tx, 'Emma', book.id);
      shelve(tx, 'Persuasion', book.id);
      return tx.load(books, book.id);
    });
    expect(read).toMatchObject({ title: 'Persuasion' });
  });

  it('when a row is inserted › is there, and with the transaction', async () => {
    const book = aBook({ ownerId: newId() });
    await run(async (tx) => tx.insert(bookSchema, book));
    expect(await library.stored(book.id)).toEqual(book);
    const other = aBook({ ownerId: newId() });
    const failed = run(async (tx) => {
      tx.insert(bookSchema, other);
      throw new Error('and then not');
    });
    await expect(failed).rejects.toThrow('and then not');
    expect(await library.stored(other.id)).toBeNull();
  });

  it('when one fails › the transaction does, though nothing is asked after it', async () => {
    const { book } = await library.aStoredBook();
    const work = run(async (tx) => {
      shelve(tx, 'Emma', book.id);
      tx.insert(bookSchema, book);
    });
    await expect(work).rejects.toMatchObject({ name: 'DatabaseError', code: '23505' });
    expect(await library.stored(book.id)).toMatchObject({ title: 'Middlemarch' });
  });

  it('when what is read after it fails because of it › the failure told is its own', async () => {
    const { book } = await library.aStoredBook();
    const work = run(async (tx) => {
      tx.insert(bookSchema, book);
      shelve(tx, 'Emma', book.id);
      await tx.load(books, book.id);
    });
    await expect(work).rejects.toMatchObject({ name: 'DatabaseError', code: '23505' });
  });

  it('when the id of a new record is taken › that is refused, whatever the work made of it', async () => {
    const { book } = await library.aStoredBook();
    const before = await library.everything();
    const work = run(async (tx) => {
      await tx.save(books, null, taken(aBook({ ...book, title: 'Emma' })));
      tx.insert(bookSchema, book);
      throw new Error('something that came of it');
    });
    await expect(work).rejects.toMatchObject({ refusal: { code: 'CONFLICT', field: 'id' } });
    expect(await library.everything()).toEqual(before);
  });

  it('when something goes on after the end of the transaction › it cannot send any more', async () => {
    const { book } = await library.aStoredBook();
    let left: Tx | undefined;
    await run(async (tx) => void (left = tx));
    expect(() => shelve(left!, 'Emma', book.id)).toThrow('The transaction is over');
  });

  it('when the connection breaks under them › the transaction fails for that, and the next one has another', async () => {
    const { book } = await library.aStoredBook();
    const work = run(async (tx) => {
      tx.send('SELECT pg_terminate_backend(pg_backend_pid(), $1)', [0]);
      shelve(tx, 'Emma', book.id);
    });
    await expect(work).rejects.toMatchObject({ name: 'ConnectionLost' });
    await run(async (tx) => shelve(tx, 'Persuasion', book.id));
    expect(await library.stored(book.id)).toMatchObject({ title: 'Persuasion' });
  });
});

describe('Tx › lock', () => {
  it('when many read and then write under one lock › each sees what the one before wrote', async () => {
    const { book } = await library.aStoredBook({ pages: 0 });
    const key = newId();
    const addPage = () =>
      run(async (tx) => {
        tx.lock('shelf', [key]);
        const [{ pages }]: [{ pages: number }] = await tx.manager.query('SELECT pages FROM book WHERE id = $1', [book.id]);
        tx.send('UPDATE book SET pages = $1 WHERE id = $2', [Number(pages) + 1, book.id]);
      });
    await Promise.all(Array.from({ length: 20 }, addPage));
    expect(await library.stored(book.id)).toMatchObject({ pages: 20 });
  });
});
