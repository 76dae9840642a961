import { hasRole, type Viewer } from '@leadline/domain';
import type { Aggregate } from '@leadline/postgres';
import { bookEntity } from './book.entity.ts';
import type { Book } from './book.ts';

const own = (viewer: Viewer) => ({ text: `record.owner_id = :viewer`, params: { viewer: viewer.id } });
const all = { text: 'TRUE', params: {} };

/** How books are stored, and who sees them. */
export const books: Aggregate<Book> = {
  name: 'book',
  entity: bookEntity,
  visibleTo: (viewer) => (hasRole(viewer, 'REP') ? own(viewer) : all),
  changeableBy: own,
  personalFields: ['donor'],
};
