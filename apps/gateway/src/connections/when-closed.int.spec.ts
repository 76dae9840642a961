import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '@leadline/testkit';
import { head, rawClient } from '../testing/raw-client.ts';
import { whenClosed } from './when-closed.ts';

const server = createServer();
let url: string;

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

describe('The end of an answer', () => {
  it('when the client leaves before it is waited for › has come', async () => {
    const client = rawClient(url, head('content-length: 0'));
    const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
    client.end();
    await once(response, 'close');
    const call = jest.fn();
    whenClosed(response, call);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('when the client leaves with requests in a line › comes for each of them', async () => {
    const call = jest.fn();
    const arrived: ServerResponse[] = [];
    server.on('request', (_, response: ServerResponse) => {
      arrived.push(response);
      whenClosed(response, call);
    });
    const client = rawClient(url, head('content-length: 0').repeat(3));
    await eventually(() => expect(arrived).toHaveLength(3));
    client.end();
    await eventually(() => expect(call).toHaveBeenCalledTimes(3));
  });
});
