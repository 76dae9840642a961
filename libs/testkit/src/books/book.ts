import { type Decision, decide, type Money, type NewEvent, refuse } from '@leadline/domain';

/** A book of the library that the tests of the kit run on; a private one is seen by whoever added it only. */
export interface Book {
  id: string;
  version: number;
  ownerId: string;
  title: string;
  donor: string | null;
  price: Money | null;
  addedAt: Date;
  loans: number;
}

/** Says that a book was added. */
export const bookAdded = (book: Book): NewEvent => ({
  type: 'leadline.book.added.v1',
  topic: 'activities',
  subject: book.id,
  data: { title: book.title },
  process: false,
});

/** Says how often a book was lent so far. */
const loanCounted = ({ id, loans }: Book): NewEvent => ({
  type: 'leadline.book.loan-counted.v1',
  topic: 'activities',
  subject: id,
  data: { loans },
  process: false,
});

/** Adds a book unless its title is forbidden. */
export function decideAdding(book: Book): Decision<Book> {
  if (book.title === 'Necronomicon') {
    return refuse('ForbiddenBooksStayOut', { message: 'This book stays out; choose another.', field: 'title' });
  }
  return decide(book, bookAdded(book));
}

/** Counts a loan. */
export function decideLending(book: Book): Decision<Book> {
  const lent = { ...book, loans: book.loans + 1 };
  return decide(lent, loanCounted(lent));
}
