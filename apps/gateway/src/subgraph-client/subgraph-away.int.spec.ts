import { eventually } from '@leadline/testkit';
import { startOrders, startPeople } from '../testing/people-and-orders.ts';
import { type Answer, startGateway, type TestGateway } from '../testing/start-gateway.ts';
import type { Manner, TinySubgraph } from '../testing/tiny-subgraph.ts';

const both = '{ me { id name orders } orderCount }';

let people: TinySubgraph;
let orders: TinySubgraph;
let gateway: TestGateway;

beforeEach(async () => {
  people = await startPeople();
  orders = await startOrders();
  gateway = await startGateway([people, orders], { SUBGRAPH_TIMEOUT_MS: '1000' });
});

afterEach(async () => {
  await gateway.stop();
  await people.stop();
  await orders.stop();
});

function expectOnlyOrdersMissing({ status, data, errors, text }: Answer, rule: string) {
  expect(status).toBe(200);
  expect(data).toEqual({ me: { id: '1', name: 'Rosa', orders: null }, orderCount: null });
  expect(errors).toHaveLength(2);
  for (const error of errors!) {
    expect(error.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', rule, serviceName: 'orders' });
    expect(error.message).toContain('"orders"');
  }
  expect(errors!.map(({ path }) => path)).toEqual(expect.arrayContaining([['me'], ['orderCount']]));
  for (const secret of ['127.0.0.1', 'ECONN', 'http', '.ts', 'node_modules', new URL(orders.url).port]) expect(text).not.toContain(secret);
}

const refusing: Manner = (response) => {
  response.writeHead(502, { 'content-type': 'text/html' }).end(`<h1>Bad gateway ${'http://127.0.0.1'}</h1>`);
};

describe('Subgraph › when one is away', () => {
  it('and refuses connections › the rest is answered, with null and an error for its part', async () => {
    await orders.stop();
    expectOnlyOrdersMissing(await gateway.query(both), 'SubgraphNotReachable');
  });

  it('and does not answer in time › the rest is answered, and the call is ended', async () => {
    orders.behave(() => undefined);
    expectOnlyOrdersMissing(await gateway.query(both), 'SubgraphTimedOut');
    await eventually(() => expect(orders.aborted()).toBe(2));
  });

  it('and begins an answer that it never ends › the time limit holds for the whole answer', async () => {
    orders.behave((response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"data"'));
    expectOnlyOrdersMissing(await gateway.query(both), 'SubgraphTimedOut');
  });

  it('and breaks the connection in the middle › the rest is answered', async () => {
    orders.behave((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"data"');
      response.destroy();
    });
    expectOnlyOrdersMissing(await gateway.query(both), 'SubgraphNotReachable');
  });

  it.each<[string, Manner]>([
    ['a page of HTML', refusing],
    ['broken JSON', (response) => void response.end('{"data":')],
    ['JSON that is not GraphQL', (response) => void response.end('[1, 2]')],
  ])('and answers with %s › the rest is answered', async (_, manner) => {
    orders.behave(manner);
    expectOnlyOrdersMissing(await gateway.query(both), 'SubgraphAnswerUnreadable');
  });

  it('and comes back › is asked again at the next request', async () => {
    orders.behave(refusing);
    await gateway.query(both);
    orders.behave(async (response, answer) => void response.end(await answer()));
    expect((await gateway.query(both)).data).toEqual({ me: { id: '1', name: 'Rosa', orders: ['first', 'second'] }, orderCount: 2 });
  });
});

describe('Subgraph › when it refuses', () => {
  it('with an error of our shape › code, rule, field and details reach the client, nothing else', async () => {
    const { data, errors } = await gateway.query('{ broken }');
    expect(data).toEqual({ broken: null });
    expect(errors).toEqual([
      {
        message: 'The name is too long.',
        path: ['broken'],
        extensions: { code: 'BAD_USER_INPUT', rule: 'NameTooLong', field: 'name', details: { limit: 10 }, serviceName: 'people' },
      },
    ]);
  });

  it('with a status of its own and a GraphQL body › the body counts', async () => {
    people.behave(
      (response) =>
        void response.writeHead(401).end(JSON.stringify({ errors: [{ message: 'No.', extensions: { code: 'UNAUTHENTICATED' } }] })),
    );
    const { errors } = await gateway.query('{ me { id } }');
    expect(errors).toEqual([expect.objectContaining({ message: 'No.', extensions: { code: 'UNAUTHENTICATED', serviceName: 'people' } })]);
  });
});
