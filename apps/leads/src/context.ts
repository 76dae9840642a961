import type { RequestContext } from '@leadline/subgraph';
import type { LeadLoaders } from './loaders.ts';
import type { Tools } from './tools.ts';

/** What the resolvers of this service get. */
export type Context = RequestContext<Tools, LeadLoaders>;
