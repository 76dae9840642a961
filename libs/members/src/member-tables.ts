import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the copies of users and teams; part of every service that has owners. */
export class MemberTables1700000000100 implements MigrationInterface {
  name = 'MemberTables1700000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE member_copy (
        user_id uuid NOT NULL CONSTRAINT pk_member_copy PRIMARY KEY,
        version integer NOT NULL,
        active boolean NOT NULL,
        roles text[] NOT NULL,
        team_ids uuid[] NOT NULL
      );
      CREATE TABLE team_copy (
        team_id uuid NOT NULL CONSTRAINT pk_team_copy PRIMARY KEY,
        version integer NOT NULL,
        code text NOT NULL,
        manager_id uuid
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE member_copy, team_copy');
  }
}
