import type { EntityManager } from 'typeorm';

/** A statement that the server plans once per connection; the name is the plan's. */
export interface Prepared {
  name: string;
  text: string;
}

/** Runs a statement of the hot path: planning it anew would cost several times its execution. */
export function runPrepared<Row>(manager: EntityManager, statement: Prepared, values: unknown[]): Promise<Row[]> {
  // TypeORM hands what it is given to the driver, which takes a named statement too; only its type knows strings alone.
  return manager.query<Row[]>(statement as unknown as string, values);
}
