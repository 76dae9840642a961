import type { Handler } from '@leadline/inbox';
import { onAccountAmbiguous } from './on-account-ambiguous.consumer.ts';
import { onAccountRejected } from './on-account-rejected.consumer.ts';
import { onAccountResolved } from './on-account-resolved.consumer.ts';
import { onOpportunityOpened } from './on-opportunity-opened.consumer.ts';
import { onOpportunityRejected } from './on-opportunity-rejected.consumer.ts';

/** All that moves a conversion on. */
export const conversionHandlers: Handler[] = [
  onAccountResolved,
  onAccountAmbiguous,
  onAccountRejected,
  onOpportunityOpened,
  onOpportunityRejected,
];
