import type { Viewer } from '@leadline/domain';
import type { Handler } from '@leadline/inbox';
import type { Logger } from '@leadline/observability';
import type { MigrationClass, Tx, UnitOfWork } from '@leadline/postgres';
import type { DataSource, EntitySchema } from 'typeorm';
import type { ServiceEnvironment } from './environment.ts';
import type { Loaders } from './loaders.ts';
import type { RequestContext } from './request-context.ts';

/** What the use cases of a service are built on. */
export interface Platform {
  unitOfWork: UnitOfWork;
  dataSource: DataSource;
  logger: Logger;
  environment: ServiceEnvironment;
}

/** One consumer group of the service: the handlers of one purpose. */
export interface ConsumerDefinition {
  purpose: string;
  handlers: Handler[];
  /** True for handlers that reach the outside (mail, web hooks, recycling): they never run in a rebuild. */
  sideEffects?: boolean;
  fromBeginning?: true;
  /** True for handlers whose events often come before what they need is there: a person's details. */
  oftenWaits?: boolean;
  /** The most events of one transaction; 1 for handlers that lock what events of other aggregates lock too. */
  eventsPerTransaction?: number;
}

/** Work that repeats; one replica of the service at a time does it, in one transaction as the platform's own actor. */
export interface Job {
  name: string;
  everyMs: number;
  run(tx: Tx): Promise<void>;
}

/** Whether this viewer may see the `@personal` fields of this record; keyed by GraphQL type. */
export type PersonalPolicy = Record<string, (record: any, viewer: Viewer) => boolean>; // eslint-disable-line @typescript-eslint/no-explicit-any -- each type has a record of its own

/** Whether this viewer sees personal data of any record of the type, so may filter and order by it; keyed by GraphQL type. */
export type PersonalFilterPolicy = Record<string, (viewer: Viewer) => boolean>;

/** All that makes one service: its schema, tables, use cases, consumers and rules of sight. */
export interface ServiceDefinition<Services = unknown> {
  name: string;
  /** `import.meta.dirname` of the service's `src`: every `.graphql` file below it is part of the schema, beside the shared value types unless it links federation itself. */
  folder: string;
  entities: EntitySchema<any>[]; // eslint-disable-line @typescript-eslint/no-explicit-any -- EntitySchema is invariant in its row type
  /** The service's own tables; those of the platform are migrated before. */
  migrations: MigrationClass[];
  /** One map per slice; a field resolved twice is refused at start-up. */
  resolvers: readonly object[];
  services(platform: Platform): Services;
  consumers?(services: Services): ConsumerDefinition[];
  /** The record types whose personal details the service keeps a copy of. */
  personalCopies?: string[];
  /** Made anew for each request, so that nothing seen by one viewer reaches another. */
  loaders?(services: Services, context: RequestContext<Services>): Loaders;
  personalPolicy: PersonalPolicy;
  /** Where a type is missing, every role but ANALYST may filter by its personal data. */
  personalFilterPolicy?: PersonalFilterPolicy;
  jobs?(services: Services): Job[];
  /** Runs at every start after the migrations, so it must be idempotent. */
  seed?(services: Services): Promise<void>;
}
