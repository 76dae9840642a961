import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The table of books. */
export class CreateBooks1700000001000 implements MigrationInterface {
  name = 'CreateBooks1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE book (
        id uuid NOT NULL PRIMARY KEY,
        version integer NOT NULL,
        owner_id uuid NOT NULL,
        title text NOT NULL,
        donor text,
        price jsonb,
        added_at timestamptz NOT NULL,
        loans integer NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE book');
  }
}
