import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Old requests are found by their age, to be forgotten. */
export class RequestsByAge1700000008000 implements MigrationInterface {
  readonly name = 'RequestsByAge1700000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX ix_request_at ON request (at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_request_at');
  }
}
