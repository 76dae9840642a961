import { EntitySchema } from 'typeorm';
import type { Book } from './book.ts';

export const bookEntity = new EntitySchema<Book>({
  name: 'book',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    ownerId: { type: 'uuid' },
    title: { type: 'text' },
    donor: { type: 'text', nullable: true },
    price: { type: 'jsonb', nullable: true },
    addedAt: { type: 'timestamptz' },
    loans: { type: 'integer' },
  },
});
