import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The index behind lists of users in the order of their registration. */
export class OrderUsers1700000007000 implements MigrationInterface {
  readonly name = 'OrderUsers1700000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX ix_directory_user_created_at ON directory_user (created_at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_directory_user_created_at');
  }
}
