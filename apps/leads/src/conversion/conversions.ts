import { type PersonalRecord, personalRecord } from '@leadline/contracts';
import type { Aggregate } from '@leadline/postgres';
import { leadVisibleTo } from '../lead/lead-visibility.ts';
import { conversionEntity } from './conversion.entity.ts';
import { type Conversion, opportunityIdOf } from './conversion.ts';

/** How conversions are stored and seen: with their lead. They change only through their lead's use cases. */
export const conversions: Aggregate<Conversion> = {
  name: 'conversion',
  entity: conversionEntity,
  visibleTo(viewer) {
    const { text, params } = leadVisibleTo(viewer, 'lead');
    // A value, not EXISTS: of that the server makes a join, and reads every lead for the conversions of twenty.
    return { text: `COALESCE((SELECT TRUE FROM lead WHERE lead.id = record.lead_id AND ${text}), FALSE)`, params };
  },
  changeableBy: () => ({ text: 'FALSE', params: {} }),
  personalFields: ['opportunityName'],
  personalRecord: titleRecord,
};

/** The name that somebody typed for the opportunity: words, so it travels apart and is erased with the lead's person. */
function titleRecord({ id, leadId, personVersion, opportunityName }: Conversion): PersonalRecord {
  const fields = { title: opportunityName };
  return personalRecord({ recordId: opportunityIdOf(id), recordType: 'opportunity', personIds: [leadId], version: personVersion, fields });
}
