import { decide, type Actor } from '@leadline/domain';
import type { OutboxRow } from '../unit-of-work/outbox-row.ts';
import { UnitOfWork } from '../unit-of-work/unit-of-work.ts';
import { type Book, aBook, books } from './book.ts';
import { freshDatabase } from './fresh-database.ts';
import { actorOf, fact } from './people.ts';

/** What `openLibrary` opens. */
export type Library = Awaited<ReturnType<typeof openLibrary>>;

/** A fresh database with a unit of work on it, and ways to look at what it left behind. */
export async function openLibrary() {
  const { database, drop, url } = await freshDatabase();
  let commits = 0;
  const unitOfWork = new UnitOfWork(database, { onCommit: () => void (commits += 1) });

  return {
    database,
    url,
    unitOfWork,
    close: drop,
    /** How often the relay was woken. */
    wakes: () => commits,
    /** A book that its owner has added. */
    async aStoredBook(given: Partial<Book> = {}): Promise<{ book: Book; owner: Actor }> {
      const owner = actorOf();
      const book = aBook({ ownerId: owner.viewer.id, ...given });
      const outcome = await unitOfWork.create(books, { id: book.id }, owner, () => decide(book, fact('added', book.id)));
      if (!outcome.ok) throw new Error(outcome.refusal.message);
      return { book: outcome.state, owner };
    },
    stored: (id: string): Promise<Book | null> => database.manager.findOneBy(books.entity, { id }),
    outbox: (key: string): Promise<OutboxRow[]> =>
      database.query('SELECT id, topic, key, headers, value FROM outbox WHERE key = $1 ORDER BY sequence', [key]),
    audit: (id: string): Promise<Record<string, unknown>[]> =>
      database.query('SELECT * FROM audit WHERE aggregate_id = $1 ORDER BY version', [id]),
    /** How many rows there are of everything. */
    everything: (): Promise<unknown> =>
      database.query(`SELECT (SELECT count(*) FROM book) AS books, (SELECT count(*) FROM outbox) AS outbox,
        (SELECT count(*) FROM audit) AS audit, (SELECT count(*) FROM request) AS requests`),
  };
}
