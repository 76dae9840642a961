import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of pipelines, loss reasons, opportunities, their history, and what is kept of accounts and contacts. */
export class CreateOpportunities1700000004000 implements MigrationInterface {
  name = 'CreateOpportunities1700000004000';

  async up(runner: QueryRunner): Promise<void> {
    for (const ddl of [configuration, opportunity, opportunityIndices, history, copies]) await runner.query(ddl);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE contact_copy, account_copy, opportunity_history, opportunity, loss_reasons, pipeline_version, pipeline');
  }
}

const configuration = `
  CREATE TABLE pipeline (
    id uuid NOT NULL CONSTRAINT pk_pipeline PRIMARY KEY,
    version integer NOT NULL,
    code text NOT NULL CONSTRAINT uq_pipeline_code UNIQUE,
    title text NOT NULL,
    stages jsonb NOT NULL
  );
  CREATE TABLE pipeline_version (
    pipeline_id uuid NOT NULL,
    version integer NOT NULL,
    stages jsonb NOT NULL,
    CONSTRAINT pk_pipeline_version PRIMARY KEY (pipeline_id, version)
  );
  CREATE TABLE loss_reasons (
    id uuid NOT NULL CONSTRAINT pk_loss_reasons PRIMARY KEY,
    version integer NOT NULL,
    reasons jsonb NOT NULL
  )`;

const opportunity = `
  CREATE TABLE opportunity (
    id uuid NOT NULL CONSTRAINT pk_opportunity PRIMARY KEY,
    version integer NOT NULL,
    code text NOT NULL,
    name text,
    account_id uuid NOT NULL,
    contact_id uuid,
    buying_role text,
    lead_id uuid,
    conversion_id uuid CONSTRAINT uq_opportunity_conversion UNIQUE,
    owner_id uuid,
    team_id uuid,
    pipeline_id uuid NOT NULL,
    pipeline_version integer NOT NULL,
    stage_id uuid NOT NULL,
    stage_kind text NOT NULL,
    open_stage_id uuid NOT NULL,
    probability integer NOT NULL,
    forecast_category text NOT NULL,
    amount numeric(19,4),
    currency text,
    expected_close_on date,
    actual_close_on date,
    product_code text,
    loss_reason text,
    loss_detail text,
    competitor text,
    win_count integer NOT NULL,
    loss_count integer NOT NULL,
    person_version integer NOT NULL,
    stage_entered_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
  )`;

const opportunityIndices = `
  CREATE INDEX ix_opportunity_created_at ON opportunity (created_at, id);
  CREATE INDEX ix_opportunity_stage_entered_at ON opportunity (stage_entered_at, id);
  CREATE INDEX ix_opportunity_owner ON opportunity (owner_id, stage_kind);
  CREATE INDEX ix_opportunity_team ON opportunity (team_id, stage_kind);
  CREATE INDEX ix_opportunity_account ON opportunity (account_id);
  CREATE INDEX ix_opportunity_contact ON opportunity (contact_id);
  CREATE INDEX ix_opportunity_lead ON opportunity (lead_id);
  CREATE INDEX ix_opportunity_stage ON opportunity (pipeline_id, stage_id);
  CREATE INDEX ix_opportunity_expected_close_on ON opportunity (expected_close_on, id);
  CREATE INDEX ix_opportunity_amount ON opportunity (amount, id)`;

const history = `
  CREATE TABLE opportunity_history (
    id uuid NOT NULL CONSTRAINT pk_opportunity_history PRIMARY KEY,
    opportunity_id uuid NOT NULL,
    entered_at timestamptz NOT NULL,
    left_at timestamptz,
    stage_id uuid NOT NULL,
    stage_kind text NOT NULL,
    amount numeric(19,4),
    currency text,
    probability integer NOT NULL,
    forecast_category text NOT NULL,
    expected_close_on date,
    owner_id uuid,
    changes jsonb NOT NULL,
    actor_id text NOT NULL,
    actor_role text NOT NULL
  );
  CREATE INDEX ix_opportunity_history_opportunity ON opportunity_history (opportunity_id, id)`;

const copies = `
  CREATE TABLE account_copy (
    account_id uuid NOT NULL CONSTRAINT pk_account_copy PRIMARY KEY,
    version integer NOT NULL,
    name text,
    parent_id uuid,
    archived boolean NOT NULL
  );
  CREATE INDEX ix_account_copy_parent ON account_copy (parent_id);
  CREATE TABLE contact_copy (
    contact_id uuid NOT NULL CONSTRAINT pk_contact_copy PRIMARY KEY,
    version integer NOT NULL,
    account_ids uuid[] NOT NULL,
    archived boolean NOT NULL
  )`;
