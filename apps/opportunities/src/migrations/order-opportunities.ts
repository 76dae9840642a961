import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deals without a value come last in both directions, so an index that is read forwards serves one of them only: these are for the other. */
export class OrderOpportunities1700000006000 implements MigrationInterface {
  readonly name = 'OrderOpportunities1700000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX ix_opportunity_expected_close_on_down ON opportunity (expected_close_on DESC NULLS LAST, id DESC);
      CREATE INDEX ix_opportunity_amount_down ON opportunity (amount DESC NULLS LAST, id DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_opportunity_expected_close_on_down, ix_opportunity_amount_down');
  }
}
