import { OffsetCommits } from './offset-commits.ts';

const offsets = { topics: [{ topic: 'leads', partitions: [{ partition: 0, offset: '7' }] }] };

/** What kafkajs gives with a batch, and what was committed through it. */
function batchOf(fates: ('taken' | 'refused')[] = []) {
  const committed: unknown[] = [];
  const commitOffsetsIfNecessary = async (what?: unknown): Promise<void> => {
    if (fates.shift() === 'refused') throw new Error('rebalancing');
    committed.push(what);
  };
  return { payload: { uncommittedOffsets: () => offsets, commitOffsetsIfNecessary }, committed };
}

describe('Offset commits', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('when many batches resolve offsets in a moment › commits once for all', async () => {
    const commits = new OffsetCommits();
    const { payload, committed } = batchOf();
    for (let batch = 0; batch < 50; batch += 1) commits.resolved(payload);
    expect(committed).toEqual([]);
    await jest.advanceTimersByTimeAsync(250);
    expect(committed).toEqual([offsets]);
    await jest.advanceTimersByTimeAsync(1000);
    expect(committed).toHaveLength(1);
  });

  it('when the broker does not take it › commits again soon', async () => {
    const commits = new OffsetCommits();
    const { payload, committed } = batchOf(['refused']);
    commits.resolved(payload);
    await jest.advanceTimersByTimeAsync(250);
    expect(committed).toEqual([]);
    await jest.advanceTimersByTimeAsync(250);
    expect(committed).toEqual([offsets]);
  });

  it('when it ends › commits what is resolved, once, whether the broker takes it or not', async () => {
    const commits = new OffsetCommits();
    const { payload, committed } = batchOf(['taken', 'refused']);
    commits.resolved(payload);
    await commits.end();
    expect(committed).toEqual([offsets]);
    commits.resolved(payload);
    await commits.end();
    await jest.advanceTimersByTimeAsync(1000);
    expect(committed).toHaveLength(1);
  });
});
