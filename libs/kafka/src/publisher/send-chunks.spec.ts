import { maxRecordBytes } from '../topics/topic-settings.ts';
import { byTopic, sendChunks } from './send-chunks.ts';

const message = (key: string, bytes: number, topic = 'leads') => ({ topic, key, headers: {}, value: 'x'.repeat(bytes) });
const keys = (chunks: Iterable<{ key: string }[]>) => [...chunks].map((chunk) => chunk.map(({ key }) => key));

describe('Send chunks', () => {
  it('puts everything that fits into one send', () => {
    expect(keys(sendChunks([message('a', 10), message('b', 10), message('c', 10)]))).toEqual([['a', 'b', 'c']]);
  });

  it('cuts in order before a send would be larger than a batch may be', () => {
    const large = maxRecordBytes;
    expect(keys(sendChunks([message('a', large), message('b', large), message('c', large)]))).toEqual([['a', 'b'], ['c']]);
  });

  it('has no send for no messages', () => {
    expect([...sendChunks([])]).toEqual([]);
  });

  it('keeps the order within each topic', () => {
    const groups = byTopic([message('a', 1), message('p', 1, 'personal'), message('b', 1)], (topic) => `demo.${topic}.v1`);
    expect(groups.map(({ topic, messages }) => [topic, messages.map(({ key }) => key)])).toEqual([
      ['demo.leads.v1', ['a', 'b']],
      ['demo.personal.v1', ['p']],
    ]);
  });
});
