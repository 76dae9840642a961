import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose accounts and contacts are. The copies kept so far do not know it, and a row without an owner would count as one of nobody, so they are
 * emptied: the consumer `customers`, a new group, reads all of their events again.
 */
export class KeepOwnersOfCustomers1700000007000 implements MigrationInterface {
  readonly name = 'KeepOwnersOfCustomers1700000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('TRUNCATE account_copy, contact_copy');
    await runner.query('ALTER TABLE account_copy ADD COLUMN owner_id uuid, ADD COLUMN team_id uuid');
    await runner.query('ALTER TABLE contact_copy ADD COLUMN owner_id uuid, ADD COLUMN team_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE contact_copy DROP COLUMN owner_id, DROP COLUMN team_id');
    await runner.query('ALTER TABLE account_copy DROP COLUMN owner_id, DROP COLUMN team_id');
  }
}
