import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountTables } from './account-tables.ts';
import { contactTables } from './contact-tables.ts';
import { projectionTables } from './projection-tables.ts';

/** The tables of accounts, contacts, their relationships and match keys, and of what is known of leads, deals and projects. */
export class CreateAccounts1700000003000 implements MigrationInterface {
  readonly name = 'CreateAccounts1700000003000';

  async up(runner: QueryRunner): Promise<void> {
    for (const ddl of [accountTables, contactTables, projectionTables]) await runner.query(ddl);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE delivery_task, delivery_project, account_deal, lead_copy, lead_match, match_key, relationship, contact, account',
    );
    await runner.query('DROP FUNCTION contact_person_words');
  }
}
