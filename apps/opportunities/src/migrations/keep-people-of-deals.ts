import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom the words of a deal may be about: its lead and every contact that it ever had, the earlier ones from the audit trail. */
export class KeepPeopleOfDeals1700000008000 implements MigrationInterface {
  readonly name = 'KeepPeopleOfDeals1700000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE opportunity ADD COLUMN person_ids uuid[]');
    await runner.query(`
      UPDATE opportunity SET person_ids = ARRAY(
        SELECT DISTINCT person FROM (
          SELECT lead_id UNION SELECT contact_id UNION
          SELECT CAST(changes->'contactId'->>1 AS uuid) FROM audit WHERE aggregate = 'opportunity' AND aggregate_id = opportunity.id
        ) AS known(person) WHERE person IS NOT NULL)`);
    await runner.query('ALTER TABLE opportunity ALTER COLUMN person_ids SET NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE opportunity DROP COLUMN person_ids');
  }
}
