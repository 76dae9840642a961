import { personalTopic } from '@leadline/contracts';
import { failpoint } from '@leadline/failpoints';
import { PublishFailed, sendChunks } from '@leadline/kafka';
import type { Publisher } from '@leadline/kafka';
import type { OutboxRow, Parcel, RefusedRow } from './outbox-row.ts';
import type { RelayConnection } from './relay-connection.ts';
import { traced } from './traced.ts';

/** What became of a batch. */
export interface SendOutcome {
  acknowledged: OutboxRow[];
  refused: RefusedRow[];
}

/** What a send needs: the broker, and the assurance that nobody else sends the same rows. */
export interface Sender {
  publisher: Publisher;
  lock: Pick<RelayConnection, 'confirmLock' | 'mustHoldLock'>;
}

/** Sends a batch in order, its personal records acknowledged before its facts; rows that the broker will never take are told apart. */
export async function sendParcels(sender: Sender, parcels: readonly Parcel[]): Promise<SendOutcome> {
  const personal = parcels.filter(({ row }) => row.topic === personalTopic);
  const facts = parcels.filter(({ row }) => row.topic !== personalTopic);
  try {
    await send(sender, personal);
    await send(sender, facts);
    return { acknowledged: parcels.map(({ row }) => row), refused: [] };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return sendOneByOne(sender, [...personal, ...facts]);
  }
}

async function send(sender: Sender, parcels: readonly Parcel[]): Promise<void> {
  await traced(parcels, async (messages) => {
    for (const chunk of sendChunks(messages)) {
      await sender.lock.confirmLock();
      failpoint('relay.before-publish');
      sender.lock.mustHoldLock();
      await sender.publisher.publish(chunk);
      if (failpoint('relay.twice')) await sender.publisher.publish(chunk);
    }
  });
}

/** The broker refuses a batch as a whole; sent alone, each row shows whether it is the one. */
async function sendOneByOne(sender: Sender, parcels: readonly Parcel[]): Promise<SendOutcome> {
  const outcome: SendOutcome = { acknowledged: [], refused: [] };
  const heldKeys = new Set<string>();
  for (const parcel of parcels) {
    if (heldKeys.has(parcel.row.key)) continue;
    try {
      await send(sender, [parcel]);
      outcome.acknowledged.push(parcel.row);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      outcome.refused.push({ row: parcel.row, reason: 'The broker refuses the record.' });
      heldKeys.add(parcel.row.key);
    }
  }
  return outcome;
}

const isRefusal = (error: unknown): boolean => error instanceof PublishFailed && error.refused;
