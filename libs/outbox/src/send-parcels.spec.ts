import { newId } from '@leadline/domain';
import type { OutboxRow } from './outbox-row.ts';
import { sendParcels } from './send-parcels.ts';
import { sortRows } from './sort-rows.ts';
import { row } from './specs/outbox-rows.ts';
import { scriptedPublisher } from './specs/scripted-publisher.ts';

const waiting = (): OutboxRow => {
  const { value, ...rest } = row(newId());
  return { ...rest, sequence: '1', value: JSON.stringify(value), createdAt: new Date(0) };
};

describe('Sending a batch', () => {
  it('when the process stood still after it had made sure of its lock › sends nothing: another may have sent newer rows', async () => {
    const publisher = scriptedPublisher(() => undefined);
    const lost = new Error('this process stood still');
    const lock = {
      confirmLock: () => Promise.resolve(),
      mustHoldLock: () => {
        throw lost;
      },
    };
    await expect(sendParcels({ publisher, lock }, sortRows([waiting()]).parcels)).rejects.toBe(lost);
    expect(publisher.begun()).toBe(0);
  });
});
