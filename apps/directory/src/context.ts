import type { RequestContext } from '@leadline/subgraph';
import type DataLoader from 'dataloader';
import type { Services } from './services.ts';
import type { Team } from './team/team.ts';
import type { Territory } from './territory/territory.ts';
import type { User } from './user/user.ts';

/** What the directory's resolvers are given. */
export type Context = RequestContext<
  Services,
  { users: DataLoader<string, User | null>; teams: DataLoader<string, Team | null>; territories: DataLoader<string, Territory | null> }
>;
