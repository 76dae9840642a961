import { DataSource, type QueryRunner, type ReplicationMode } from 'typeorm';
import { typedError } from '../failures/typed-error.ts';

/** A TypeORM data source whose errors are typed and carry no values: TypeORM's own hold every parameter, and errors end up in logs. */
export class Database extends DataSource {
  override createQueryRunner(mode?: ReplicationMode): QueryRunner {
    const runner = super.createQueryRunner(mode);
    const query = runner.query.bind(runner) as (...statement: unknown[]) => Promise<unknown>;
    runner.query = (async (...statement: unknown[]) => {
      try {
        return await query(...statement);
      } catch (error) {
        throw typedError(error);
      }
    }) as QueryRunner['query'];
    return runner;
  }
}
