import type { RequestContext } from '@leadline/subgraph';
import type DataLoader from 'dataloader';
import type { AccountCopy } from './accounts-copy/account-copy.ts';
import type { HistoryEntry } from './opportunity/opportunity-history.ts';
import type { Opportunity } from './opportunity/opportunity.ts';
import type { Pipeline } from './pipeline/pipeline.ts';
import type { Stage } from './pipeline/stage.ts';
import type { Services } from './services.ts';

/** What the resolvers of this service get. */
export type Context = RequestContext<
  Services,
  {
    opportunities: DataLoader<string, Opportunity | null>;
    pipelines: DataLoader<string, Pipeline | null>;
    accountCopies: DataLoader<string, AccountCopy | null>;
    /** By `pipeline id:version`. */
    stages: DataLoader<string, Stage[]>;
    lastKnownStages: DataLoader<string, Stage | null>;
    historyOfDeal: DataLoader<string, HistoryEntry[]>;
  }
>;
