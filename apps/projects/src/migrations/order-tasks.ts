import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The index behind lists of tasks by their first day. */
export class OrderTasks1700000006000 implements MigrationInterface {
  readonly name = 'OrderTasks1700000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX ix_task_starts_on ON task (starts_on, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_task_starts_on');
  }
}
