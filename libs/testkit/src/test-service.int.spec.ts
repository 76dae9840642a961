import { newId } from '@leadline/domain';
import { BookLent } from './books/book-lent.ts';
import type { BookServices } from './books/book.resolver.ts';
import { booksService } from './books/books-service.ts';
import { eventually } from './eventually.ts';
import { startTestService, type TestService } from './test-service.ts';
import { viewerFor } from './viewers.ts';

const addBook = 'mutation($input: AddBookInput!) { addBook(input: $input) { id title donor price { amount currency } addedAt loans } }';
const rep = viewerFor('REP');

describe('Books, a service in small', () => {
  let library: TestService<BookServices>;
  beforeAll(async () => {
    library = await startTestService(booksService);
  });
  afterAll(() => library.stop());

  const add = async (input: object = {}, caller = { viewer: rep } as object): Promise<string> => {
    const id = newId();
    const { errors } = await library.query(addBook, { input: { id, title: 'Dune', donor: 'Ada', ...input } }, caller);
    expect(errors).toBeUndefined();
    return id;
  };

  describe('a mutation', () => {
    it('when all is well › answers, and its fact reaches the topic in the same chain', async () => {
      const requestId = newId();
      const id = newId();
      const input = { id, title: '  Dune ', donor: 'Ada', price: { amount: '012.50', currency: 'EUR' } };
      const { data } = await library.query(addBook, { input }, { viewer: rep, headers: { 'x-request-id': requestId } });
      expect(data.addBook).toMatchObject({ id, title: 'Dune', donor: 'Ada', price: { amount: '12.5', currency: 'EUR' }, loans: 0 });
      await eventually(async () => {
        const [fact] = (await library.published('activities')).filter(({ key }) => key === id);
        expect(fact?.data).toEqual({ title: 'Dune' });
        expect(fact?.envelope).toMatchObject({
          type: 'leadline.book.added.v1',
          subject: id,
          actorId: rep.id,
          actorRole: 'REP',
          correlationId: requestId,
        });
      });
    });

    it('when a service sets the time › happens at that time', async () => {
      const now = new Date('2017-03-01T09:00:00Z');
      const input = { id: newId(), title: 'Emma' };
      const { data } = await library.query(addBook, { input }, { now });
      expect(data.addBook.addedAt).toBe(now.toISOString());
    });

    it('when somebody else sets the time › refuses before anything is done', async () => {
      const { status, errors } = await library.query('{ books { totalCount } }', {}, { viewer: rep, now: new Date() });
      expect(status).toBe(403);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', rule: 'SimulatedTimeNeedsService' });
    });

    it('when the input breaks a rule › names field, rule and remedy', async () => {
      const input = { id: newId(), title: 'x'.repeat(201) };
      const { errors } = await library.query(addBook, { input });
      expect(errors?.[0]).toMatchObject({
        message: 'title must have at most 200 characters; shorten it',
        extensions: { code: 'BAD_USER_INPUT', rule: 'TooLong', field: 'title' },
      });
    });

    it('when a rule of the domain refuses › carries the rule', async () => {
      const { errors } = await library.query(addBook, { input: { id: newId(), title: 'Necronomicon' } });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'RULE_BROKEN', rule: 'ForbiddenBooksStayOut', field: 'title' });
    });
  });

  describe('sight', () => {
    it('when a record is not visible › is null by id, through _entities, and missing from lists and counts', async () => {
      const id = await add();
      const stranger = viewerFor('REP');
      const byId = await library.query(
        'query($id: ID!) { book(id: $id) { title } books { totalCount edges { node { id } } } }',
        { id },
        { viewer: stranger },
      );
      expect(byId.data).toEqual({ book: null, books: { totalCount: 0, edges: [] } });
      const entities = await library.entities([{ __typename: 'Book', id }], '... on Book { title }', { viewer: stranger });
      expect(entities.data._entities).toEqual([null]);
    });

    it('when several are referred to, one of them malformed › answers the others', async () => {
      const [one, two] = [await add(), await add({ title: 'Emma' })];
      const of = [one, 'no-uuid', two.toUpperCase()].map((id) => ({ __typename: 'Book', id }));
      const { data } = await library.entities(of, '... on Book { title }', { viewer: rep });
      expect(data._entities).toEqual([{ __typename: 'Book', title: 'Dune' }, null, { __typename: 'Book', title: 'Emma' }]);
    });

    it('when a key is of no entity here › is refused as bad input', async () => {
      for (const representation of [{ __typename: 'Money', amount: '1' }, { __typename: 'Planet', id: '1' }, { id: '1' }]) {
        const { errors } = await library.entities([representation], '');
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'NoSuchEntity', field: 'representations.0' });
      }
    });

    it('when the viewer may not see whose it was › masks the personal field only', async () => {
      const id = await add();
      const { data } = await library.query('query($id: ID!) { book(id: $id) { title donor } }', { id }, { viewer: viewerFor('ANALYST') });
      expect(data.book).toEqual({ title: 'Dune', donor: null });
    });

    it('when an analyst filters by a personal field › refuses', async () => {
      const { errors } = await library.query('{ books(filter: { donor: "Ada" }) { totalCount } }', {}, { viewer: viewerFor('ANALYST') });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', rule: 'PersonalDataNotShown', field: 'filter.donor' });
    });

    it('when the role lacks the scope › refuses and names it', async () => {
      const { data, errors } = await library.query(addBook, { input: { id: newId(), title: 'Dune' } }, { viewer: viewerFor('ANALYST') });
      expect(data).toBeNull();
      expect(errors?.[0]?.message).toBe('Mutation.addBook needs the scope leads:capture, which your roles do not give.');
    });
  });

  describe('identity', () => {
    it('when no token comes › answers UNAUTHENTICATED', async () => {
      const { errors } = await library.query('{ books { totalCount } }', {}, { token: null });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', rule: 'TokenNeeded' });
    });

    it('when the token has expired › answers 401 and says so', async () => {
      const token = await library.issuer.sign({ sub: rep.id, roles: ['REP'] }, { expiresIn: -60 });
      const { status, errors } = await library.query('{ books { totalCount } }', {}, { token });
      expect(status).toBe(401);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', details: { reason: 'expired' } });
    });
  });

  describe('an event of another service', () => {
    it('when it arrives, even twice › has its effect once', async () => {
      const id = await add();
      const event = BookLent.of(id, { bookId: id });
      const { id: eventId } = await library.publish(event);
      await library.publish(event, { id: eventId });
      const last = await add({ title: 'The last' });
      await library.publish(BookLent.of(last, { bookId: last }));
      await library.publish(BookLent.of(id, { bookId: id }), { version: 2 });
      await eventually(async () => {
        const { data } = await library.query('query($id: ID!) { book(id: $id) { loans } }', { id }, { viewer: rep });
        expect(data.book.loans).toBe(2);
      });
    });
  });
});
