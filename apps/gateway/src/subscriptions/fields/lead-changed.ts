import {
  LeadArchived,
  LeadCaptured,
  LeadChanged,
  LeadContacted,
  LeadConverted,
  LeadDeleted,
  LeadDisqualified,
  LeadFollowUpFlagged,
  LeadMergeUndone,
  LeadNurtured,
  LeadQualified,
  LeadReassigned,
  LeadRecycled,
  LeadReopened,
  LeadsMerged,
} from '@leadline/contracts';
import { entityChanged } from './entity-changed.ts';

/** Changes of leads. */
export const leadChanged = entityChanged({
  entity: 'lead',
  topic: 'leads',
  removal: LeadDeleted.type,
  words: {
    [LeadCaptured.type]: 'CAPTURED',
    [LeadChanged.type]: 'CHANGED',
    [LeadContacted.type]: 'CONTACTED',
    [LeadNurtured.type]: 'NURTURED',
    [LeadReassigned.type]: 'REASSIGNED',
    [LeadQualified.type]: 'QUALIFIED',
    [LeadDisqualified.type]: 'DISQUALIFIED',
    [LeadArchived.type]: 'ARCHIVED',
    [LeadReopened.type]: 'REOPENED',
    [LeadDeleted.type]: 'DELETED',
    [LeadConverted.type]: 'CONVERTED',
    [LeadRecycled.type]: 'RECYCLED',
    [LeadFollowUpFlagged.type]: 'FOLLOW_UP_FLAGGED',
    [LeadsMerged.type]: 'MERGED',
    [LeadMergeUndone.type]: 'MERGE_UNDONE',
  },
});
