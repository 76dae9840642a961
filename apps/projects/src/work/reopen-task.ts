import { type Refusal, refuse } from '@leadline/domain';
import type { Tx } from '@leadline/postgres';
import { isStillWon } from '../deal/deal-standing.ts';
import type { Delivery } from './task-changes.ts';

/** A completed project becomes active again with its task: not while its deal is open. */
export async function refuseOfOpenDeal({ project }: Delivery, tx: Tx): Promise<{ ok: false; refusal: Refusal } | undefined> {
  if (project.state !== 'COMPLETED' || (await isStillWon(tx, project.opportunityId))) return undefined;
  return refuse('TaskOfAnOpenDealCannotBeReopened', {
    message: 'The deal was reopened after its delivery was completed. Win it again first.',
    field: 'taskId',
  });
}
