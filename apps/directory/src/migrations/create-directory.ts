import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of users, teams, territories and the work calendar. */
export class CreateDirectory1700000001000 implements MigrationInterface {
  name = 'CreateDirectory1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE directory_user (
        id uuid NOT NULL CONSTRAINT pk_directory_user PRIMARY KEY,
        version integer NOT NULL,
        username text NOT NULL CONSTRAINT uq_directory_user_username UNIQUE,
        name text NOT NULL,
        email text,
        phone text,
        job_title text,
        roles text[] NOT NULL,
        team_ids uuid[] NOT NULL,
        manager_id uuid,
        active boolean NOT NULL,
        time_zone text NOT NULL,
        person_version integer NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX ix_directory_user_name ON directory_user (name, id);
      CREATE TABLE team (
        id uuid NOT NULL CONSTRAINT pk_team PRIMARY KEY,
        version integer NOT NULL,
        code text NOT NULL CONSTRAINT uq_team_code UNIQUE,
        name text NOT NULL,
        manager_id uuid,
        parent_id uuid,
        territory_ids uuid[] NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX ix_team_name ON team (name, id);
      CREATE TABLE territory (
        id uuid NOT NULL CONSTRAINT pk_territory PRIMARY KEY,
        version integer NOT NULL,
        code text NOT NULL CONSTRAINT uq_territory_code UNIQUE,
        regions text[] NOT NULL,
        industries text[] NOT NULL,
        company_sizes text[] NOT NULL,
        team_id uuid
      );
      CREATE TABLE work_calendar (
        id uuid NOT NULL CONSTRAINT pk_work_calendar PRIMARY KEY,
        version integer NOT NULL,
        code text NOT NULL,
        weekdays integer[] NOT NULL,
        holidays jsonb NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE work_calendar, territory, team, directory_user');
  }
}
