import type { Clock } from '@leadline/domain';
import type { Logger } from '@leadline/observability';
import type { UnitOfWork } from '@leadline/postgres';
import type { DataSource } from 'typeorm';

/** What the use cases are built on. */
export interface Tools {
  unitOfWork: UnitOfWork;
  dataSource: DataSource;
  logger: Logger;
  /** Real time: for how long a conversion has been running, whatever time a request pretends to have. */
  clock: Clock;
}
