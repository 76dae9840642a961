import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A search for a part of the name, and for the close that counts, reads no more than what it finds. */
export class SearchOpportunities1700000009000 implements MigrationInterface {
  readonly name = 'SearchOpportunities1700000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE INDEX ix_opportunity_name_words ON opportunity USING gin (name gin_trgm_ops);
      CREATE INDEX ix_opportunity_close_on ON opportunity ((COALESCE(actual_close_on, expected_close_on)), id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_opportunity_name_words, ix_opportunity_close_on');
  }
}
