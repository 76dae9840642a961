import type { Actor, Viewer } from '@leadline/domain';
import type { DataSource } from 'typeorm';
import type { Loaders } from './loaders.ts';

/** What every resolver gets as its third argument; made for one request and never shared. */
export interface RequestContext<Services = unknown, RequestLoaders extends Loaders = Loaders> {
  viewer: Viewer;
  /** The viewer as one who changes things, at the request's time; give it to the unit of work. */
  actor: Actor;
  services: Services;
  loaders: RequestLoaders;
  dataSource: DataSource;
  requestId: string;
}
