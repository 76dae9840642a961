import { hasRole } from '@leadline/domain';
import { consume } from '@leadline/inbox';
import { type ServiceDefinition, visibleLoader } from '@leadline/subgraph';
import { bookEntity } from './book.entity.ts';
import { BookLent } from './book-lent.ts';
import { type Book, decideLending } from './book.ts';
import { bookResolvers, type BookServices } from './book.resolver.ts';
import { books } from './books.ts';
import { CreateBooks1700000001000 } from './create-books.ts';

const onBookLent = consume(BookLent, async ({ data }, tx) => {
  const book = await tx.load(books, data.bookId);
  const decision = book && decideLending(book);
  if (decision?.ok) await tx.save(books, book, decision);
});

/** A whole service in small, on which the kit and the subgraph library are tested. */
export const booksService: ServiceDefinition<BookServices> = {
  name: 'books',
  folder: import.meta.dirname,
  entities: [bookEntity],
  migrations: [CreateBooks1700000001000],
  resolvers: [bookResolvers],
  services: ({ unitOfWork }) => ({ unitOfWork, jobRuns: [] }),
  consumers: () => [{ purpose: 'loans', handlers: [onBookLent] }],
  personalCopies: ['contact'],
  loaders: (_, context) => ({ books: visibleLoader(books, context) }),
  personalPolicy: { Book: (book: Book, viewer) => hasRole(viewer, 'ADMIN') || book.ownerId === viewer.id },
  jobs: ({ jobRuns }) => [{ name: 'count', everyMs: 60_000, run: async (tx) => void jobRuns.push({ now: tx.now }) }],
};
