import { decide, hasRole, newId, systemActor } from '@leadline/domain';
import type { Aggregate } from '@leadline/postgres';
import { EntitySchema } from 'typeorm';
import type { Services } from '../services.ts';

export interface LossReason {
  code: string;
  title: string;
}

/** The reasons for which a deal can be lost: one list for the firm. */
export interface LossReasons {
  id: string;
  version: number;
  reasons: LossReason[];
}

/** The id of the one list. */
export const lossReasonsId = '60000000-0000-4000-8000-000000000001';

export const lossReasonsEntity = new EntitySchema<LossReasons>({
  name: 'loss_reasons',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_loss_reasons' },
    version: { type: 'integer' },
    reasons: { type: 'jsonb' },
  },
});

export const lossReasons: Aggregate<LossReasons> = {
  name: 'list of loss reasons',
  entity: lossReasonsEntity,
  visibleTo: () => ({ text: 'true', params: {} }),
  changeableBy: (viewer) => ({ text: hasRole(viewer, 'ADMIN', 'SERVICE') ? 'true' : 'false', params: {} }),
  personalFields: [],
};

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
