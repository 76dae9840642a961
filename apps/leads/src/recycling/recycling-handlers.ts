import type { Handler } from '@leadline/inbox';
import { onOpportunityLost } from './on-opportunity-lost.consumer.ts';
import { onOpportunityReopened } from './on-opportunity-reopened.consumer.ts';

/** What makes follow-up leads of lost deals, and takes them back. */
export const recyclingHandlers: Handler[] = [onOpportunityLost, onOpportunityReopened];
