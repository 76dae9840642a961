import { RefusedError, isId } from '@leadline/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { admitEvent } from '../events/admit-events.ts';
import type { DeadLetter } from './dead-letter.ts';

type Locked = Pick<DeadLetter, 'consumer' | 'eventId' | 'state'>;

/** Asks for a dead letter to be tried again: the running consumer takes it, and then what is parked behind it, in order. Asking twice is harmless. */
export function retryDeadLetter(dataSource: DataSource, id: string): Promise<void> {
  return dataSource.transaction(async (manager) => {
    const { state } = await lock(manager, id);
    if (state === 'SKIPPED' || state === 'RESOLVED') throw settled(id, state);
    await manager.query(`UPDATE dead_letter SET state = 'RETRYING' WHERE id = $1`, [id]);
  });
}

/** Gives a dead letter up for good, and lets what is parked behind it go on; later copies of the event have no effect either. Skipping twice is harmless. */
export async function skipDeadLetter(dataSource: DataSource, command: { id: string; reason: string; by: string }): Promise<void> {
  const reason = command.reason.trim();
  if (reason === '')
    throw RefusedError.of('BAD_USER_INPUT', 'SkippingNeedsAReason', 'Say why the dead letter is skipped: it is kept for ever.', {
      field: 'reason',
    });
  await dataSource.transaction(async (manager) => {
    const { consumer, eventId, state } = await lock(manager, command.id);
    if (state === 'SKIPPED') return;
    if (state === 'RESOLVED') throw settled(command.id, state);
    await manager.query(
      `UPDATE dead_letter SET state = 'SKIPPED', skip_reason = $2, closed_by = $3, closed_at = clock_timestamp() WHERE id = $1`,
      [command.id, reason, command.by],
    );
    if (eventId !== null && isId(eventId)) await admitEvent(manager, consumer, eventId);
  });
}

async function lock(manager: EntityManager, id: string): Promise<Locked> {
  const rows: Locked[] = isId(id)
    ? await manager.query('SELECT consumer, event_id AS "eventId", state FROM dead_letter WHERE id = $1 FOR UPDATE', [id])
    : [];
  if (rows[0]) return rows[0];
  throw RefusedError.of('NOT_FOUND', 'DeadLetterMustExist', 'There is no dead letter with this id in this service.', { field: 'id' });
}

const settled = (id: string, state: DeadLetter['state']): RefusedError =>
  RefusedError.of('CONFLICT', 'SettledDeadLetterStaysSettled', `The dead letter ${id} is ${state.toLowerCase()} already.`, {
    field: 'id',
    details: { state },
  });
