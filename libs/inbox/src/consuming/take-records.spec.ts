import { NotHereYet } from '@leadline/postgres';
import { Blockage } from './blockage.ts';
import type { ConsumedRecord } from './consumed-record.ts';
import type { Fault } from './fault.ts';
import { PermanentFailure } from './permanent-failure.ts';
import { takeRecords } from './take-records.ts';

const records = (count: number): ConsumedRecord[] =>
  Array.from({ length: count }, (_, offset) => ({ topic: 'facts', partition: 0, message: { offset: `${offset}` } }) as ConsumedRecord);

function intake(failures: (offset: string, attempt: number) => Error | undefined) {
  const taken: string[][] = [];
  const buried: string[] = [];
  const attempts = new Map<string, number>();
  return {
    recordsPerTransaction: 100,
    taken,
    buried,
    async take(batch: readonly ConsumedRecord[]) {
      for (const { message } of batch) {
        const attempt = (attempts.get(message.offset) ?? 0) + 1;
        attempts.set(message.offset, attempt);
        const failure = failures(message.offset, attempt);
        if (failure) throw failure;
      }
      taken.push(batch.map(({ message }) => message.offset));
    },
    async bury(record: ConsumedRecord, fault: Fault) {
      buried.push(`${record.message.offset} ${fault.kind}`);
    },
  };
}

function inHand(stopAfter = Infinity) {
  const done: string[] = [];
  const partition = {
    blockage: new Blockage(Date.now, () => 0.5),
    goesOn: () => done.length < stopAfter,
    done: (record: ConsumedRecord) => void done.push(record.message.offset),
    failed: () => undefined,
  };
  return { done, partition };
}

describe('Records › taken in', () => {
  it('when all goes well › takes a hundred in one transaction', async () => {
    const into = intake(() => undefined);
    const { partition, done } = inHand();
    expect(await takeRecords(records(250), into, partition)).toBe(0);
    expect(into.taken.map((batch) => batch.length)).toEqual([100, 100, 50]);
    expect(done).toEqual(['99', '199', '249']);
  });

  it('when one of them can never hold › takes the others one by one and buries it', async () => {
    const into = intake((offset) => (offset === '1' ? new PermanentFailure('no such pipeline') : undefined));
    const { partition, done } = inHand();
    expect(await takeRecords(records(3), into, partition)).toBe(0);
    expect(into.taken).toEqual([['0'], ['2']]);
    expect(into.buried).toEqual(['1 permanent-failure']);
    expect(done).toEqual(['0', '1', '2']);
  });

  it('when what it needs arrives within milliseconds › waits in place', async () => {
    const into = intake((_, attempt) => (attempt < 4 ? new NotHereYet('person') : undefined));
    const { partition, done } = inHand();
    expect(await takeRecords(records(1), into, partition)).toBe(0);
    expect(done).toEqual(['0']);
  });

  it('when it takes longer › asks for a pause and keeps what was done before', async () => {
    const into = intake((offset) => (offset === '1' ? new NotHereYet('person') : undefined));
    const { partition, done } = inHand();
    expect(await takeRecords(records(3), into, partition)).toBe(80);
    expect(done).toEqual(['0']);
    expect(partition.blockage.seconds()).toBeGreaterThan(0);
  });

  it('when the process leaves › finishes the transaction in hand and starts no other', async () => {
    const into = intake(() => undefined);
    const { partition, done } = inHand(1);
    await takeRecords(records(250), into, partition);
    expect(done).toEqual(['99']);
  });
});
