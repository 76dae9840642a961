import { decide, newId, systemActor } from '@leadline/domain';
import type { Services } from '../services.ts';
import { type LossReason, lossReasons, lossReasonsEntity, lossReasonsId } from './loss-reasons.ts';

const seeded: LossReason[] = [
  { code: 'price', title: 'Too expensive' },
  { code: 'competitor', title: 'Lost to a competitor' },
  { code: 'no-decision', title: 'No decision was made' },
  { code: 'no-budget', title: 'No budget' },
  { code: 'timing', title: 'Wrong moment' },
  { code: 'no-fit', title: 'Does not fit the need' },
  { code: 'lost-contact', title: 'No longer reachable' },
  { code: 'other', title: 'Other' },
];

/** Puts the usual reasons where there is no list yet. */
export async function seedLossReasons({ unitOfWork, dataSource }: Services): Promise<void> {
  if (await dataSource.manager.existsBy(lossReasonsEntity, { id: lossReasonsId })) return;
  const list = { id: lossReasonsId, version: 0, reasons: seeded };
  await unitOfWork.create(lossReasons, { id: list.id }, systemActor(new Date(), newId()), () => decide(list));
}
