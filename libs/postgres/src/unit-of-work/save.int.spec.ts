import { decide } from '@leadline/domain';
import { type Book, aBook, books } from '../specs/book.ts';
import { type Library, openLibrary } from '../specs/library.ts';
import { actorOf, fact, message } from '../specs/people.ts';

let library: Library;
beforeAll(async () => void (library = await openLibrary()));
afterAll(() => library.close());

describe('Tx › save › the row', () => {
  it('when read again › instants are Dates, days and plain decimals strings, big integers numbers, JSON as it was', async () => {
    const { book } = await library.aStoredBook();
    expect(await library.stored(book.id)).toEqual(book);
  });

  it('when a field is set to nothing › the column is null', async () => {
    const { book, owner } = await library.aStoredBook();
    await library.unitOfWork.change(books, { id: book.id }, owner, (state) => decide({ ...state, price: null, dueOn: null }));
    expect(await library.stored(book.id)).toMatchObject({ price: null, dueOn: null, pages: 880 });
  });
});

describe('Tx › save › the outbox', () => {
  it('when facts and a process message go together › facts count on from the last version, the message carries the last', async () => {
    const { book, owner } = await library.aStoredBook();
    await library.unitOfWork.change(books, { id: book.id }, owner, (state) =>
      decide({ ...state, pages: 1 }, fact('torn', book.id), message('asked', book.id), fact('mended', book.id)),
    );
    expect((await library.outbox(book.id)).map(({ headers }) => [headers.type, headers.aggregateVersion])).toEqual([
      ['added', 1],
      ['torn', 2],
      ['asked', 3],
      ['mended', 3],
    ]);
  });

  it('when an event is kept › its envelope says who, when, in which chain and which version', async () => {
    const owner = { ...actorOf(), causationId: 'cause' };
    const book = aBook({ ownerId: owner.viewer.id });
    await library.unitOfWork.create(books, { id: book.id }, owner, () => decide(book, fact('added', book.id, { pages: 880 })));

    const [row] = await library.outbox(book.id);
    expect(row).toMatchObject({ topic: 'books', key: book.id, value: { pages: 880 } });
    expect(row?.headers).toEqual({
      type: 'added',
      source: 'library',
      subject: book.id,
      time: '2026-11-22T12:00:00.000Z',
      correlationId: owner.correlationId,
      causationId: 'cause',
      aggregateVersion: 1,
      actorId: owner.viewer.id,
      actorRole: 'REP',
      traceparent: owner.traceparent,
    });
  });

  it('when personal details grew › their record goes before the facts; when they did not › none goes', async () => {
    const { book, owner } = await library.aStoredBook();
    const lend = (state: Book) =>
      decide({ ...state, borrower: 'Ada Sentinel', personVersion: 1 }, fact('lent', book.id, { personVersion: 1 }));
    await library.unitOfWork.change(books, { id: book.id }, owner, lend);
    await library.unitOfWork.change(books, { id: book.id }, owner, (state) => decide({ ...state, pages: 1 }, fact('torn', book.id)));

    const rows = await library.outbox(book.id);
    expect(rows.map(({ topic, headers }) => [topic, headers.type])).toEqual([
      ['books', 'added'],
      ['personal', 'leadline.personal.record.v1'],
      ['books', 'lent'],
      ['books', 'torn'],
    ]);
    expect(rows[1]).toMatchObject({ value: { recordId: book.id, version: 1, fields: { name: 'Ada Sentinel' } } });
  });
});

describe('Tx › save › the audit trail', () => {
  it('when personal and other fields change › each goes to its own column, old and new', async () => {
    const { book, owner } = await library.aStoredBook();
    await library.unitOfWork.change(books, { id: book.id }, owner, (state) =>
      decide({ ...state, borrower: 'Ada Sentinel', labels: { colour: 'red', tags: [] }, price: '12.50' }, fact('lent', book.id)),
    );

    const [, row] = await library.audit(book.id);
    expect(row).toMatchObject({
      actor_id: owner.viewer.id,
      actor_role: 'REP',
      at: owner.now,
      what: 'lent',
      aggregate: 'book',
      version: 2,
      correlation_id: owner.correlationId,
    });
    expect(row?.['changes']).toEqual({ labels: [book.labels, { colour: 'red', tags: [] }] });
    expect(row?.['personal_changes']).toEqual({ borrower: [null, 'Ada Sentinel'] });
  });

  it('when a record is new › every value that it has is audited, from nothing', async () => {
    const { book } = await library.aStoredBook();
    const [row] = await library.audit(book.id);
    expect(row?.['changes']).toMatchObject({ title: [null, 'Middlemarch'], addedAt: [null, book.addedAt.toISOString()] });
    expect(row).toMatchObject({ personal_changes: null, version: 1 });
  });
});
