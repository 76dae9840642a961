import type { PersonalRecord } from '@leadline/contracts';
import { newId, type Viewer } from '@leadline/domain';
import { EntitySchema, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { Aggregate } from '../aggregate.ts';

/** An aggregate to try the library on: a book that its owner lends, of which the borrower's name is personal. */
export interface Book {
  id: string;
  version: number;
  personVersion: number;
  ownerId: string;
  shared: boolean;
  title: string;
  borrower: string | null;
  pages: number | null;
  bytes: number;
  price: string | null;
  dueOn: string | null;
  addedAt: Date;
  labels: { colour: string; tags: string[] };
}

/** Its table, with a column of every type that matters. */
export const bookSchema = new EntitySchema<Book>({
  name: 'book',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    personVersion: { type: 'integer' },
    ownerId: { type: 'uuid' },
    shared: { type: 'boolean' },
    title: { type: 'text' },
    borrower: { type: 'text', nullable: true },
    pages: { type: 'integer', nullable: true },
    bytes: { type: 'bigint' },
    price: { type: 'numeric', precision: 19, scale: 4, nullable: true },
    dueOn: { type: 'date', nullable: true },
    addedAt: { type: 'timestamptz' },
    labels: { type: 'jsonb' },
  },
  indices: [{ columns: ['addedAt', 'id'] }],
});

/** Makes the table just as the schema says. */
export class CreateBook1800000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE book (
        id uuid CONSTRAINT pk_book PRIMARY KEY,
        version integer NOT NULL,
        person_version integer NOT NULL,
        owner_id uuid NOT NULL,
        shared boolean NOT NULL,
        title text NOT NULL,
        borrower text,
        pages integer,
        bytes bigint NOT NULL,
        price numeric(19, 4),
        due_on date,
        added_at timestamptz NOT NULL,
        labels jsonb NOT NULL
      );
      CREATE INDEX ix_book_added_at_id ON book (added_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE book');
  }
}

/** Owners see and change their books; shared ones are seen by all. */
export const books: Aggregate<Book> = {
  name: 'book',
  entity: bookSchema,
  visibleTo: (viewer: Viewer) => ({ text: 'record.shared OR record.ownerId = :viewer', params: { viewer: viewer.id } }),
  changeableBy: (viewer: Viewer) => ({ text: 'record.owner_id = :viewer', params: { viewer: viewer.id } }),
  personalFields: ['borrower'],
  personalRecord: (book): PersonalRecord => ({
    recordId: book.id,
    recordType: 'contact',
    personIds: [book.id],
    version: book.personVersion,
    erased: false,
    fields: { name: book.borrower },
  }),
};

/** A book as it is before it is first saved. */
export const aBook = (given: Partial<Book> & { ownerId: string }): Book => ({
  id: newId(),
  version: 0,
  personVersion: 0,
  shared: false,
  title: 'Middlemarch',
  borrower: null,
  pages: 880,
  bytes: 5_000_000_000,
  price: '12.5',
  dueOn: '2027-03-01',
  addedAt: new Date('2026-11-22T10:00:00.123Z'),
  labels: { colour: 'green', tags: ['novel'] },
  ...given,
});
