import { gatewayKey, gatewaySignatureHeader, signAsGateway } from '@leadline/auth';
import { newId } from '@leadline/domain';
import type { BookServices } from './books/book.resolver.ts';
import { booksService } from './books/books-service.ts';
import { eventually } from './eventually.ts';
import { startTestService, type TestService } from './test-service.ts';
import { viewerFor } from './viewers.ts';

const rep = viewerFor('REP');

describe('A service as its surroundings see it', () => {
  let library: TestService<BookServices>;
  beforeAll(async () => {
    library = await startTestService(booksService);
  });
  afterAll(() => library.stop());

  describe('a fault of ours', () => {
    it('when a resolver fails › tells the request id and nothing of the inside', async () => {
      const requestId = newId();
      const { data, errors } = await library.query('{ broken }', {}, { headers: { 'x-request-id': requestId } });
      expect(data).toEqual({ broken: null });
      expect(errors).toEqual([
        expect.objectContaining({
          message: `Something went wrong on our side; the request id is ${requestId}.`,
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
        }),
      ]);
    });
  });

  describe('http', () => {
    it('when all runs › the probes say so, and metrics are there', async () => {
      expect(await (await fetch(`${library.url}/livez`)).json()).toEqual({ live: true });
      const ready = await fetch(`${library.url}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([
        200,
        { ready: true, phase: 'serving', database: 'reachable', messaging: 'running' },
      ]);
      expect(await (await fetch(`${library.url}/metrics`)).text()).toContain('graphql_request_seconds');
    });

    it('when a body is too large or no JSON › answers in the form of GraphQL', async () => {
      const post = (body: string) =>
        fetch(`${library.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      const large = await post(JSON.stringify({ query: `{ ${' '.repeat(1_100_000)} broken }` }));
      expect([large.status, await large.json()]).toEqual([
        413,
        { errors: [expect.objectContaining({ extensions: { code: 'BAD_REQUEST' } })] },
      ]);
      const malformed = await post('{');
      expect([malformed.status, await malformed.json()]).toEqual([
        400,
        { errors: [expect.objectContaining({ extensions: { code: 'BAD_REQUEST' } })] },
      ]);
    });

    it('when a browser form tries to post › is kept out', async () => {
      const form = await fetch(`${library.url}/graphql?query={broken}`, { headers: { 'content-type': 'text/plain' } });
      expect(form.status).toBe(400);
    });
  });

  describe('strangers', () => {
    const key = 'one key of thirty-two letters or more';
    const body = JSON.stringify({ query: '{ __typename }' });
    let guarded: TestService<BookServices>;
    beforeAll(async () => {
      guarded = await startTestService(booksService, { beside: library, environment: { GATEWAY_KEY: key } });
    });
    afterAll(() => guarded.stop());

    const signed = (authorization?: string) => signAsGateway(gatewayKey(key), { method: 'POST', path: '/graphql', authorization, body });
    const post = (headers: Record<string, string>) =>
      fetch(`${guarded.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

    it('when the gateway asks › is answered', async () => {
      expect(await (await post({ [gatewaySignatureHeader]: signed() })).json()).toEqual({ data: { __typename: 'Query' } });
    });

    it.each<[string, string, () => Record<string, string>]>([
      ['a stranger asks', 'missing', () => ({})],
      ['the signature is none', 'malformed', () => ({ [gatewaySignatureHeader]: 'hello' })],
      [
        'the signature is another’s',
        'wrong',
        () => ({ [gatewaySignatureHeader]: signed().replace(/.$/, (last) => (last === '0' ? '1' : '0')) }),
      ],
      [
        'an overheard request comes with another token',
        'wrong',
        () => ({ [gatewaySignatureHeader]: signed(), authorization: 'Bearer abc' }),
      ],
    ])('when %s › refuses it (%s), and answers its probes all the same', async (_, signature, headers) => {
      const refused = await post(headers());
      expect([refused.status, await refused.json()]).toEqual([
        403,
        { errors: [expect.objectContaining({ extensions: { code: 'FORBIDDEN', rule: 'OnlyTheGatewayMayAsk', details: { signature } } })] },
      ]);
      for (const probe of ['livez', 'readyz', 'metrics']) expect((await fetch(`${guarded.url}/${probe}`)).status).toBe(200);
    });
  });

  describe('a second replica', () => {
    it('when it runs beside › serves the same records', async () => {
      const id = newId();
      await library.query('mutation($id: ID!) { addBook(input: { id: $id, title: "Dune" }) { id } }', { id }, { viewer: rep });
      const replica = await startTestService(booksService, { beside: library });
      try {
        const { data } = await replica.query('query($id: ID!) { book(id: $id) { title } }', { id }, { viewer: rep });
        expect(data.book).toEqual({ title: 'Dune' });
      } finally {
        await replica.stop();
      }
    });

    it('when another replica is at a job › leaves it to that one', async () => {
      await eventually(() => expect(library.services.jobRuns).toHaveLength(1));
      const held = library.dataSource.createQueryRunner();
      await held.query("SELECT pg_advisory_lock(hashtextextended('job books count', 0))");
      const replica = await startTestService(booksService, { beside: library });
      try {
        const metrics = async () => (await fetch(`${replica.url}/metrics`)).text();
        await eventually(async () => expect(await metrics()).toContain('job_runs_total{job="count",outcome="elsewhere"} 1'));
        expect(replica.services.jobRuns).toEqual([]);
      } finally {
        await replica.stop();
        await held.query('SELECT pg_advisory_unlock_all()');
        await held.release();
      }
    });
  });
});
