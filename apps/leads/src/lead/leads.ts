import type { Aggregate } from '@leadline/postgres';
import { leadEntity } from './lead.entity.ts';
import { personalFields, personalRecordOf } from './lead-person.ts';
import { leadChangeableBy, leadVisibleTo } from './lead-visibility.ts';
import type { Lead } from './lead.ts';

/** How leads are stored, seen, changed and published. */
export const leads: Aggregate<Lead> = {
  name: 'lead',
  entity: leadEntity,
  visibleTo: (viewer) => leadVisibleTo(viewer),
  changeableBy: leadChangeableBy,
  personalFields,
  personalRecord: personalRecordOf,
};
