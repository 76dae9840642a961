import type { MigrationInterface, QueryRunner } from 'typeorm';
import { conversionTables } from './conversion-tables.ts';
import { leadTables } from './lead-tables.ts';
import { policyTables } from './policy-tables.ts';

/** The tables of leads, their conversions and the qualification policy. */
export class CreateLeads1700000001000 implements MigrationInterface {
  readonly name = 'CreateLeads1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const ddl of [leadTables, conversionTables, policyTables]) await runner.query(ddl);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE conversion, lead, qualification_policy_version, qualification_policy');
    await runner.query('DROP FUNCTION lead_person_words');
  }
}
