import type { MigrationInterface, QueryRunner } from 'typeorm';

const amount = "(CAST(potential_value->>'amount' AS numeric))";
const replaced = 'DROP INDEX ix_lead_potential_amount, ix_lead_potential_amount_down';

/** Leads in the order of their value are all over the table, so status and source are looked up in the index before a lead is read. */
export class FilterByValue1700000007000 implements MigrationInterface {
  readonly name = 'FilterByValue1700000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${replaced};
      CREATE INDEX ix_lead_potential_amount ON lead (${amount}, id, status, source);
      CREATE INDEX ix_lead_potential_amount_down ON lead (${amount} DESC NULLS LAST, id DESC, status, source)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${replaced};
      CREATE INDEX ix_lead_potential_amount ON lead (${amount}, id);
      CREATE INDEX ix_lead_potential_amount_down ON lead (${amount} DESC NULLS LAST, id DESC)`);
  }
}
