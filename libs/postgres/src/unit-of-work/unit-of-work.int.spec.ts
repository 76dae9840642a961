import { decide, newId, refuse } from '@leadline/domain';
import { MovedMeanwhile } from '../failures/moved-meanwhile.ts';
import { type Book, aBook, books } from '../specs/book.ts';
import { type Library, openLibrary } from '../specs/library.ts';
import { actorOf, aViewer, fact, message } from '../specs/people.ts';

let library: Library;
beforeAll(async () => void (library = await openLibrary()));
afterAll(() => library.close());

const retitle = (title: string) => (book: Book) => decide({ ...book, title }, fact('retitled', book.id, { title }));

describe('UnitOfWork › change', () => {
  it('when the decision accepts › saves the state, its fact and the audit row, and wakes the relay', async () => {
    const { book, owner } = await library.aStoredBook();
    const wakes = library.wakes();

    const outcome = await library.unitOfWork.change(books, { id: book.id, expectedVersion: 1 }, owner, retitle('Emma'));

    expect(outcome).toEqual({ ok: true, replayed: false, state: { ...book, title: 'Emma', version: 2 } });
    expect(await library.stored(book.id)).toEqual({ ...book, title: 'Emma', version: 2 });
    expect(await library.outbox(book.id)).toMatchObject([{ headers: { type: 'added' } }, { headers: { type: 'retitled' } }]);
    expect(await library.audit(book.id)).toMatchObject([{ version: 1 }, { version: 2, changes: { title: ['Middlemarch', 'Emma'] } }]);
    expect(library.wakes()).toBe(wakes + 1);
  });

  it('when the decision refuses › nothing is left, even of what was saved before it', async () => {
    const { book, owner } = await library.aStoredBook();
    const before = await library.everything();
    const wakes = library.wakes();
    const request = { key: newId(), name: 'retitle', fingerprint: 'x' };

    const outcome = await library.unitOfWork.change(books, { id: book.id, request }, owner, async (_, tx) => {
      const other = aBook({ ownerId: owner.viewer.id });
      await tx.save(books, null, decide(other, fact('added', other.id)));
      return refuse('BooksAreNeverBanned', { message: 'Choose another one.', field: 'title' });
    });

    expect(outcome).toMatchObject({ ok: false, refusal: { rule: 'BooksAreNeverBanned', code: 'RULE_BROKEN', field: 'title' } });
    expect(await library.everything()).toEqual(before);
    expect(library.wakes()).toBe(wakes);
  });

  it('when writing the outbox fails › the state is not saved either', async () => {
    const { book, owner } = await library.aStoredBook();
    const unfit = fact('retitled', book.id, { title: 'nul \0 character' });

    const change = library.unitOfWork.change(books, { id: book.id }, owner, (state) => decide({ ...state, title: 'Emma' }, unfit));

    await expect(change).rejects.toMatchObject({ name: 'DatabaseError', code: '22P05' });
    expect(await library.stored(book.id)).toMatchObject({ title: 'Middlemarch', version: 1 });
  });

  it('when the version is no longer current › refuses and says which is', async () => {
    const { book, owner } = await library.aStoredBook();
    await library.unitOfWork.change(books, { id: book.id }, owner, retitle('Emma'));

    const outcome = await library.unitOfWork.change(books, { id: book.id, expectedVersion: 1 }, owner, retitle('Persuasion'));

    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'STALE_VERSION', details: { expectedVersion: 1, currentVersion: 2 } } });
    expect(await library.stored(book.id)).toMatchObject({ title: 'Emma', version: 2 });
  });

  it('when the record is invisible, unknown or no id at all › says the same: not found', async () => {
    const { book } = await library.aStoredBook();
    const change = (id: string) => library.unitOfWork.change(books, { id }, actorOf(), retitle('Emma'));

    const [invisible, unknown, malformed] = [await change(book.id), await change(newId()), await change('x')];

    expect(invisible).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    expect(unknown).toEqual(invisible);
    expect(malformed).toEqual(invisible);
  });

  it('when the record is visible but belongs to another › forbids it', async () => {
    const { book } = await library.aStoredBook({ shared: true });

    const outcome = await library.unitOfWork.change(books, { id: book.id }, actorOf(), retitle('Emma'));

    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } });
    expect(await library.stored(book.id)).toMatchObject({ version: 1 });
  });

  it('when the platform acts › record rules do not apply', async () => {
    const { book } = await library.aStoredBook();
    const outcome = await library.unitOfWork.change(books, { id: book.id }, { ...actorOf(), system: true }, retitle('Emma'));
    expect(outcome).toMatchObject({ ok: true, state: { title: 'Emma' } });
  });

  it('when the decision leaves everything as it is › no version is spent', async () => {
    const { book, owner } = await library.aStoredBook();
    const outcome = await library.unitOfWork.change(books, { id: book.id }, owner, (state) => decide(state));
    expect(outcome).toMatchObject({ ok: true, state: { version: 1 } });
    expect(await library.audit(book.id)).toHaveLength(1);
  });

  it('when two saves follow from one state that nobody locked › the second is refused: no lost update', async () => {
    const { book, owner } = await library.aStoredBook();
    const save = library.unitOfWork.run(owner, async (tx) => {
      const read = await tx.load(books, book.id, { lock: false });
      await library.unitOfWork.change(books, { id: book.id }, owner, retitle('Emma'));
      await tx.save(books, read, decide({ ...book, title: 'Persuasion' }));
    });
    await expect(save).rejects.toMatchObject({ refusal: { code: 'STALE_VERSION', details: { expectedVersion: 1, currentVersion: 2 } } });
    expect(await library.stored(book.id)).toMatchObject({ title: 'Emma', version: 2 });
  });
});

describe('UnitOfWork › many at once', () => {
  it('when 20 change one record › each sees the one before: nothing lost, versions without a gap, sent in version order', async () => {
    const { book, owner } = await library.aStoredBook({ pages: 0 });
    const addPage = (state: Book) =>
      decide({ ...state, pages: (state.pages ?? 0) + 1 }, fact('page', state.id), fact('numbered', state.id));

    await Promise.all(Array.from({ length: 20 }, () => library.unitOfWork.change(books, { id: book.id }, owner, addPage)));

    expect(await library.stored(book.id)).toMatchObject({ pages: 20, version: 41 });
    const versions = (await library.outbox(book.id)).map((row) => row.headers.aggregateVersion);
    expect(versions).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
  });

  it('when two transactions lock each other out › the work runs again and both take effect', async () => {
    const [one, two] = [await library.aStoredBook({ pages: 0 }), await library.aStoredBook({ pages: 0 })];
    const system = { ...actorOf(), system: true };
    let runs = 0;
    let held = 0;
    let met: () => void = () => undefined;
    const bothHoldOne = new Promise<void>((resolve) => void (met = resolve));
    const addPages = (first: Book, second: Book) =>
      library.unitOfWork.run(system, async (tx) => {
        runs += 1;
        for (const { id } of [first, second]) {
          const book = await tx.load(books, id);
          await tx.save(books, book, decide({ ...(book as Book), pages: (book?.pages ?? 0) + 1 }));
          held += 1;
          if (held === 2) met();
          await bothHoldOne;
        }
      });

    await Promise.all([addPages(one.book, two.book), addPages(two.book, one.book)]);

    expect(runs).toBe(3);
    expect([await library.stored(one.book.id), await library.stored(two.book.id)]).toMatchObject([{ pages: 2 }, { pages: 2 }]);
  });

  it('when the row is not what was seen before its lock › starts again from the locks that come first', async () => {
    const { book, owner } = await library.aStoredBook();
    const order: string[] = [];
    const lockFirst = () => Promise.resolve(void order.push('first'));
    const outcome = await library.unitOfWork.change(books, { id: book.id, lockFirst }, owner, (state) => {
      order.push('row');
      if (order.length === 2) throw new MovedMeanwhile('the book');
      return retitle('Emma')(state);
    });
    expect(outcome).toMatchObject({ ok: true, state: { title: 'Emma', version: 2 } });
    expect(order).toEqual(['first', 'row', 'first', 'row']);
  });
});

describe('Tx › publish', () => {
  it('when given a process message › sends it without moving a version', async () => {
    const id = newId();
    await library.unitOfWork.run(actorOf(), (tx) => tx.publish(message('asked', id)));
    expect(await library.outbox(id)).toMatchObject([{ topic: 'loans', headers: { type: 'asked', aggregateVersion: 0 } }]);
  });

  it('when given a fact › throws: a fact goes with its aggregate', async () => {
    const publish = library.unitOfWork.run(actorOf(), (tx) => tx.publish(fact('retitled', newId())));
    await expect(publish).rejects.toThrow('published by saving');
  });

  it('when a save carries a fact about another aggregate › throws', async () => {
    const book = aBook({ ownerId: aViewer().id });
    const save = library.unitOfWork.run(actorOf(), (tx) => tx.save(books, null, decide(book, fact('retitled', newId()))));
    await expect(save).rejects.toThrow('is about');
  });
});
