import type { MigrationInterface, QueryRunner } from 'typeorm';

const [amount, company, name] = ["(CAST(potential_value->>'amount' AS numeric))", '(lower(company))', '(lower(name))'];

/** Leads without a value come last in both directions, so an index that is read forwards serves one of them only: these are for the other. */
export class OrderLeads1700000006000 implements MigrationInterface {
  readonly name = 'OrderLeads1700000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX ix_lead_next_action_on_down ON lead (next_action_on DESC NULLS LAST, id DESC);
      CREATE INDEX ix_lead_potential_amount_down ON lead (${amount} DESC NULLS LAST, id DESC);
      CREATE INDEX ix_lead_company_down ON lead (${company} DESC NULLS LAST, id DESC);
      CREATE INDEX ix_lead_name_down ON lead (${name} DESC NULLS LAST, id DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_lead_next_action_on_down, ix_lead_potential_amount_down, ix_lead_company_down, ix_lead_name_down');
  }
}
