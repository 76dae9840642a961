import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A request key is its actor's own: two actors who choose the same one never meet. */
export class RequestsPerActor1700000007000 implements MigrationInterface {
  readonly name = 'RequestsPerActor1700000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE request DROP CONSTRAINT pk_request, ADD CONSTRAINT pk_request PRIMARY KEY (actor_id, key)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE request DROP CONSTRAINT pk_request, ADD CONSTRAINT pk_request PRIMARY KEY (key)');
  }
}
