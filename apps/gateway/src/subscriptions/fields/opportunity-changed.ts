import {
  OpportunityArchived,
  OpportunityChanged,
  OpportunityLost,
  OpportunityOpened,
  OpportunityReopened,
  OpportunityStageChanged,
  OpportunityWon,
} from '@leadline/contracts';
import { entityChanged } from './entity-changed.ts';

/** Changes of opportunities. */
export const opportunityChanged = entityChanged({
  entity: 'opportunity',
  topic: 'opportunities',
  words: {
    [OpportunityOpened.type]: 'OPENED',
    [OpportunityChanged.type]: 'CHANGED',
    [OpportunityStageChanged.type]: 'STAGE_CHANGED',
    [OpportunityWon.type]: 'WON',
    [OpportunityLost.type]: 'LOST',
    [OpportunityReopened.type]: 'REOPENED',
    [OpportunityArchived.type]: 'ARCHIVED',
  },
});
