import { hasRole } from '@leadline/domain';
import type { Aggregate } from '@leadline/postgres';
import { EntitySchema } from 'typeorm';

/** A reason for which a deal can be lost. */
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

/** The table of the one list. */
export const lossReasonsEntity = new EntitySchema<LossReasons>({
  name: 'loss_reasons',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_loss_reasons' },
    version: { type: 'integer' },
    reasons: { type: 'jsonb' },
  },
});

/** How the list is stored, who sees and who changes it. */
export const lossReasons: Aggregate<LossReasons> = {
  name: 'list of loss reasons',
  entity: lossReasonsEntity,
  visibleTo: () => ({ text: 'true', params: {} }),
  changeableBy: (viewer) => ({ text: hasRole(viewer, 'ADMIN', 'SERVICE') ? 'true' : 'false', params: {} }),
  personalFields: [],
};
