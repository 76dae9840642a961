import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The templates as they were at each version; of those before this migration only the latest is known. */
export class KeepTemplateVersions1700000007000 implements MigrationInterface {
  readonly name = 'KeepTemplateVersions1700000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery_template_version (
        id uuid NOT NULL,
        version integer NOT NULL,
        code text NOT NULL,
        title text NOT NULL,
        priority integer NOT NULL,
        rule jsonb,
        milestones jsonb NOT NULL,
        tasks jsonb NOT NULL,
        CONSTRAINT pk_delivery_template_version PRIMARY KEY (id, version)
      );
      INSERT INTO delivery_template_version (id, version, code, title, priority, rule, milestones, tasks)
      SELECT id, version, code, title, priority, rule, milestones, tasks FROM delivery_template`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delivery_template_version');
  }
}
