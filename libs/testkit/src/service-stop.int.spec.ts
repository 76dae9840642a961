import { newId } from '@leadline/domain';
import { booksService } from './books/books-service.ts';
import { eventually } from './eventually.ts';
import { startTestService } from './test-service.ts';

const addBook = 'mutation($id: ID!) { addBook(input: { id: $id, title: "Dune" }) { id } }';

describe('A service that is told to stop', () => {
  it('when a request is in hand › answers it, then takes no other', async () => {
    const library = await startTestService(booksService);
    const replica = await startTestService(booksService, { beside: library });
    const obstacle = library.dataSource.createQueryRunner();
    try {
      await obstacle.startTransaction();
      await obstacle.query('LOCK TABLE book IN EXCLUSIVE MODE');
      const id = newId();
      const inHand = replica.query(addBook, { id });
      await eventually(async () => {
        const [{ waiting }] = await library.dataSource.query(
          `SELECT count(*) AS waiting FROM pg_locks WHERE relation = 'book'::regclass AND NOT granted`,
        );
        expect(waiting).toBe(1);
      });
      const stopped = replica.stop();
      await obstacle.commitTransaction();
      expect(await inHand).toEqual({ status: 200, data: { addBook: { id } } });
      await stopped;
      await expect(fetch(`${replica.url}/livez`)).rejects.toThrow('fetch failed');
    } finally {
      await obstacle.release();
      await library.stop();
    }
  });
});

describe('A service in production', () => {
  it('when somebody asks for its schema › refuses introspection, and simulated time is off', async () => {
    const library = await startTestService(booksService, {
      environment: { NODE_ENV: 'production', ALLOW_SIMULATED_TIME: '0', GATEWAY_KEY: 'known to the gateway and its services' },
    });
    try {
      const { errors } = await library.query('{ __schema { types { name } } }');
      expect(errors?.[0]?.message).toContain('introspection is not allowed');
      const simulated = await library.query('{ books { totalCount } }', {}, { now: new Date('2017-03-01T09:00:00Z') });
      expect(simulated.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', rule: 'SimulatedTimeIsOff' });
    } finally {
      await library.stop();
    }
  });
});
