import type { RequestContext } from '@leadline/subgraph';
import type { AccountLoaders } from './loaders.ts';
import type { Services } from './services.ts';

/** What the resolvers of this service get. */
export type Context = RequestContext<Services, AccountLoaders>;
