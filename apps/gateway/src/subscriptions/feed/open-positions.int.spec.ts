import type { Socket } from 'node:net';
import { createKafka, ensureTopics, type KafkaConnection } from '@leadline/kafka';
import { createLogger } from '@leadline/observability';
import { eventually, testServers, testTopicPrefix } from '@leadline/testkit';
import { extentOf } from './open-positions.ts';

/** The same brokers through a client that opens a second socket each time and forgets it, as the real one does now and then under load. */
function forgetful(connection: KafkaConnection, opened: Socket[]): KafkaConnection {
  return {
    ...connection,
    newClient: ({ socketFactory, ...rest }) =>
      connection.newClient({
        ...rest,
        socketFactory(settings) {
          const forgotten = socketFactory({ ...settings, onConnect: () => undefined }).on('error', () => undefined);
          const socket = socketFactory(settings);
          opened.push(forgotten, socket);
          return socket;
        },
      }),
  };
}

describe('Where the topics stand', () => {
  it('when it is told › leaves no connection open, not even one that the client has forgotten', async () => {
    const settings = { brokers: testServers().brokers, clientId: 'spec', topicPrefix: testTopicPrefix() };
    const connection = createKafka(settings, createLogger({ service: 'spec', level: 'silent' }));
    await ensureTopics(connection, { partitions: 3 });
    const opened: Socket[] = [];
    // New topics have no leaders for a moment.
    const { begin, end } = await eventually(() => extentOf(forgetful(connection, opened), ['leads', 'accounts', 'opportunities'], 100));
    expect(begin).toEqual(end);
    expect(opened.length).toBeGreaterThan(1);
    expect(opened.filter(({ destroyed }) => !destroyed)).toEqual([]);
  });
});
