import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of delivery templates, projects, milestones, tasks, and of what is known of wins and of the calendar. */
export class CreateProjects1700000005000 implements MigrationInterface {
  name = 'CreateProjects1700000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(configuration);
    await runner.query(delivery);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE task, milestone, project, won_deal, delivery_template, calendar_copy');
  }
}

const configuration = `
  CREATE TABLE calendar_copy (
    id uuid NOT NULL CONSTRAINT pk_calendar_copy PRIMARY KEY,
    version integer NOT NULL,
    weekdays integer[] NOT NULL,
    holidays jsonb NOT NULL
  );
  CREATE TABLE delivery_template (
    id uuid NOT NULL CONSTRAINT pk_delivery_template PRIMARY KEY,
    version integer NOT NULL,
    code text NOT NULL CONSTRAINT uq_delivery_template_code UNIQUE,
    title text NOT NULL,
    priority integer NOT NULL,
    rule jsonb,
    milestones jsonb NOT NULL,
    tasks jsonb NOT NULL
  )`;

const delivery = `
  CREATE TABLE won_deal (
    opportunity_id uuid NOT NULL CONSTRAINT pk_won_deal PRIMARY KEY,
    version integer NOT NULL,
    won boolean NOT NULL,
    win_number integer NOT NULL,
    owner_id uuid,
    team_id uuid
  );
  CREATE TABLE project (
    id uuid NOT NULL CONSTRAINT pk_project PRIMARY KEY,
    version integer NOT NULL,
    opportunity_id uuid NOT NULL,
    win_number integer NOT NULL,
    account_id uuid NOT NULL,
    contact_id uuid,
    state text NOT NULL,
    hold_reason text,
    template_id uuid NOT NULL,
    template_version integer NOT NULL,
    owner_id uuid,
    team_id uuid,
    starts_on date NOT NULL,
    due_on date NOT NULL,
    completed_on date,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT uq_project_win UNIQUE (opportunity_id, win_number)
  );
  CREATE INDEX ix_project_due_on ON project (due_on, id);
  CREATE INDEX ix_project_created_at ON project (created_at, id);
  CREATE INDEX ix_project_account ON project (account_id);
  CREATE INDEX ix_project_owner ON project (owner_id);
  CREATE INDEX ix_project_team ON project (team_id);
  CREATE TABLE milestone (
    id uuid NOT NULL CONSTRAINT pk_milestone PRIMARY KEY,
    project_id uuid NOT NULL,
    code text NOT NULL,
    title text NOT NULL,
    position integer NOT NULL,
    CONSTRAINT uq_milestone_code UNIQUE (project_id, code)
  );
  CREATE TABLE task (
    id uuid NOT NULL CONSTRAINT pk_task PRIMARY KEY,
    version integer NOT NULL,
    project_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    code text NOT NULL,
    title text NOT NULL,
    description text,
    state text NOT NULL,
    depends_on text[] NOT NULL,
    assignee_id uuid,
    assignee_role text,
    offset_days integer NOT NULL,
    duration_days integer NOT NULL,
    starts_on date NOT NULL,
    due_on date NOT NULL,
    started_at timestamptz,
    ended_at timestamptz,
    checklist jsonb NOT NULL,
    position integer NOT NULL,
    CONSTRAINT uq_task_code UNIQUE (project_id, code)
  );
  CREATE INDEX ix_task_due_on ON task (due_on, id);
  CREATE INDEX ix_task_assignee ON task (assignee_id, due_on, id)`;
