import { type Actor, decide, newId } from '@leadline/domain';
import { type Book, aBook, books } from '../specs/book.ts';
import { type Library, openLibrary } from '../specs/library.ts';
import { actorOf, fact } from '../specs/people.ts';
import { creationOf, type Request, requestOf } from './request.ts';

let library: Library;
beforeAll(async () => void (library = await openLibrary()));
afterAll(() => library.close());

const addPage = (book: Book) => decide({ ...book, pages: (book.pages ?? 0) + 1 }, fact('page', book.id));
const requestFor = (input: object): Request => requestOf('addPage', { requestKey: newId(), ...input }) as Request;

describe('Request › change', () => {
  it('when repeated by the same actor with the same input › takes effect once and returns the record as it is now', async () => {
    const { book, owner } = await library.aStoredBook({ pages: 0 });
    const request = requestFor({ id: book.id });
    const first = await library.unitOfWork.change(books, { id: book.id, request }, owner, addPage);
    await library.unitOfWork.change(books, { id: book.id }, owner, addPage);

    const repeat = await library.unitOfWork.change(books, { id: book.id, request }, owner, addPage);

    expect(first).toMatchObject({ ok: true, replayed: false, state: { pages: 1 } });
    expect(repeat).toMatchObject({ ok: true, replayed: true, state: { pages: 2, version: 3 } });
    expect(await library.outbox(book.id)).toHaveLength(3);
    expect(await library.audit(book.id)).toHaveLength(3);
  });

  it('when repeated with the version it was decided on › is a repeat, not stale', async () => {
    const { book, owner } = await library.aStoredBook({ pages: 0 });
    const command = { id: book.id, expectedVersion: 1, request: requestFor({ id: book.id }) };
    await library.unitOfWork.change(books, command, owner, addPage);
    expect(await library.unitOfWork.change(books, command, owner, addPage)).toMatchObject({ ok: true, replayed: true });
  });

  it('when ten of the same come at once › one takes effect, nine return its result', async () => {
    const { book, owner } = await library.aStoredBook({ pages: 0 });
    const request = requestFor({ id: book.id });

    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => library.unitOfWork.change(books, { id: book.id, request }, owner, addPage)),
    );

    expect(outcomes.filter((outcome) => outcome.ok && !outcome.replayed)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.ok && outcome.replayed)).toHaveLength(9);
    expect(await library.stored(book.id)).toMatchObject({ pages: 1, version: 2 });
  });

  it.each([
    ['with another input', (request: Request) => ({ ...request, fingerprint: 'other' })],
    ['for another mutation', (request: Request) => ({ ...request, name: 'other' })],
  ])('when its key comes back %s › is a conflict, and nothing changes', async (_, altered) => {
    const { book, owner } = await library.aStoredBook({ pages: 0 });
    const request = requestFor({ id: book.id });
    await library.unitOfWork.change(books, { id: book.id, request }, owner, addPage);

    const outcome = await library.unitOfWork.change(books, { id: book.id, request: altered(request) }, owner, addPage);

    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'CONFLICT', field: 'requestKey' } });
    expect(await library.stored(book.id)).toMatchObject({ pages: 1, version: 2 });
  });

  it('when another actor uses its key › they do not meet: each has their effect, and each repeat its own result', async () => {
    const [one, other] = [await library.aStoredBook({ pages: 0 }), await library.aStoredBook({ pages: 10 })];
    const key = newId();
    const changed = ({ book, owner }: { book: Book; owner: Actor }) =>
      library.unitOfWork.change(books, { id: book.id, request: requestFor({ id: book.id, requestKey: key }) }, owner, addPage);

    const firsts = await Promise.all([changed(one), changed(other)]);
    const repeats = [await changed(one), await changed(other)];

    expect(firsts).toMatchObject([
      { replayed: false, state: { pages: 1 } },
      { replayed: false, state: { pages: 11 } },
    ]);
    expect(repeats).toMatchObject([
      { replayed: true, state: { pages: 1 } },
      { replayed: true, state: { pages: 11 } },
    ]);
  });
});

describe('Request › create', () => {
  const owner = actorOf();
  const creation = (id: string, title = 'Emma') => {
    const input = { id, title };
    const book = aBook({ ...input, ownerId: owner.viewer.id });
    return { command: { id, request: creationOf('addBook', input) }, decide: () => decide(book, fact('added', id)) };
  };

  it('when repeated by the same actor with the same input › returns the record that exists', async () => {
    const { command, decide } = creation(newId());
    const first = await library.unitOfWork.create(books, command, owner, decide);
    const repeat = await library.unitOfWork.create(books, command, owner, decide);
    expect(first).toMatchObject({ ok: true, replayed: false });
    expect(repeat).toMatchObject({ ok: true, replayed: true, state: { id: command.id, version: 1 } });
    expect(await library.outbox(command.id)).toHaveLength(1);
  });

  it('when the client chose a key and no id › a repeat returns the record of the first', async () => {
    const request = creationOf('addBook', { requestKey: newId() });
    const [first, repeat] = [aBook({ ownerId: owner.viewer.id }), aBook({ ownerId: owner.viewer.id })];
    await library.unitOfWork.create(books, { id: first.id, request }, owner, () => decide(first));
    const outcome = await library.unitOfWork.create(books, { id: repeat.id, request }, owner, () => decide(repeat));
    expect(outcome).toMatchObject({ ok: true, replayed: true, state: { id: first.id } });
    expect(await library.stored(repeat.id)).toBeNull();
  });

  it('when ten of the same come at once › there is one record', async () => {
    const { command, decide } = creation(newId());
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => library.unitOfWork.create(books, command, owner, decide)));
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.replayed)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.ok && outcome.replayed)).toHaveLength(9);
  });

  it('when the id is taken with another input or by another actor › is a conflict that says nothing of the record', async () => {
    const id = newId();
    const { command, decide } = creation(id);
    await library.unitOfWork.create(books, command, owner, decide);
    const otherInput = creation(id, 'Persuasion');

    const byInput = await library.unitOfWork.create(books, otherInput.command, owner, otherInput.decide);
    const byActor = await library.unitOfWork.create(books, command, actorOf(), decide);
    const withoutRequest = await library.unitOfWork.create(books, { id }, actorOf(), decide);

    for (const outcome of [byInput, byActor, withoutRequest]) {
      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } });
      expect(JSON.stringify(outcome)).not.toContain('Emma');
    }
    expect(await library.stored(id)).toMatchObject({ title: 'Emma', version: 1 });
  });
});
