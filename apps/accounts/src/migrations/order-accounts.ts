import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records without a name come last in both directions, so an index that is read forwards serves one of them only: these are for the other. */
export class OrderAccounts1700000007000 implements MigrationInterface {
  readonly name = 'OrderAccounts1700000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX ix_account_name_down ON account (lower(name) DESC NULLS LAST, id DESC);
      CREATE INDEX ix_contact_name_down ON contact (lower(name) DESC NULLS LAST, id DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_account_name_down, ix_contact_name_down');
  }
}
