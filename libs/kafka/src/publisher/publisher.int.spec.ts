import { createPublisher, ensureTopics } from '../index.ts';
import type { EventMessage, Publisher, PublisherOptions } from '../index.ts';
import { brokerLine } from '../specs/broker-line.ts';
import type { BrokerLine } from '../specs/broker-line.ts';
import { readTopic, topicLength } from '../specs/read-topic.ts';
import { testConnection } from '../specs/test-connection.ts';

const message = (key: string, text: string, topic = 'leads'): EventMessage => ({
  topic,
  key,
  headers: {},
  value: JSON.stringify({ text }),
});
const textOf = ({ value }: { value: string | null }) => (JSON.parse(value!) as { text: string }).text;

jest.setTimeout(30_000);

describe('Publisher', () => {
  const { connection, log, drop } = testConnection();
  let line: BrokerLine;
  let publisher: Publisher;

  const publish = (...messages: EventMessage[]) => publisher.publish(messages);
  function start(options?: PublisherOptions) {
    line = brokerLine(connection);
    publisher = createPublisher(line.connection, options);
  }

  beforeAll(() => ensureTopics(connection));
  afterEach(() => publisher.disconnect());
  afterAll(drop);

  it('keeps the order of one key over many sends and topics', async () => {
    start();
    for (let round = 0; round < 20; round += 1) {
      await publish(message('a', `a${round}`, 'accounts'), message('b', `b${round}`, 'accounts'), message('a', `c${round}`, 'contacts'));
    }
    const records = await readTopic(connection, 'accounts', 40);
    const ofA = records.filter(({ key }) => key === 'a').map(textOf);
    expect(ofA).toEqual(Array.from({ length: 20 }, (_, round) => `a${round}`));
  });

  it('takes more than one batch may hold', async () => {
    start();
    const large = 'x'.repeat(900_000);
    await publish(...Array.from({ length: 8 }, () => message('one key', large, 'directory')));
    expect(await topicLength(connection, 'directory')).toBe(8);
  });

  it('puts a key into the partition that the Java client would choose', async () => {
    start();
    await publish(message('21', 'murmur2', 'projects'));
    const [record] = await readTopic(connection, 'projects', 1);
    expect(record!.partition).toBe(toPositive(-973932308) % 12);
  });

  describe('when its connections are dropped', () => {
    it('connects anew and loses nothing', async () => {
      start();
      for (let round = 0; round < 5; round += 1) {
        await publish(message('a', `before ${round}`, 'opportunities'));
        line.cut();
      }
      await publish(message('a', 'after', 'opportunities'));
      const records = await readTopic(connection, 'opportunities', 6);
      expect(records.map(textOf)).toEqual(['before 0', 'before 1', 'before 2', 'before 3', 'before 4', 'after']);
    });
  });

  describe('when the line stalls in the middle of a send', () => {
    it('gives up within its bound, and nothing arrives late when the line heals', async () => {
      start({ sendTimeoutMs: 2000 });
      await publish(message('a', 'first'));
      line.stall();
      await expect(publish(message('a', 'held'))).rejects.toMatchObject({ name: 'PublishFailed', refused: false });
      line.heal();
      await publish(message('a', 'held'), message('a', 'second'));
      // The broker takes requests in the order of their arrival: what the stalled connection still held is there before this is.
      await publish(message('a', 'third'));
      expect(await topicLength(connection, 'leads')).toBe(4);
      expect((await readTopic(connection, 'leads', 4)).map(textOf)).toEqual(['first', 'held', 'second', 'third']);
    });
  });

  describe('when the broker will never take a message', () => {
    it('says so', async () => {
      start();
      const random = Buffer.alloc(5 * 1024 * 1024, 'x');
      await expect(publish({ ...message('a', ''), value: random })).rejects.toMatchObject({ name: 'PublishFailed', refused: true });
    });
  });

  it('logs no content', async () => {
    start({ sendTimeoutMs: 1000 });
    await expect(publish(message('sentinel-key', 'sentinel-text', 'no-such-topic'))).rejects.toThrow('did not acknowledge');
    expect(log.length).toBeGreaterThan(0);
    expect(log.join('')).not.toContain('sentinel');
  });
});

function toPositive(hash: number): number {
  return hash & 0x7fffffff;
}
