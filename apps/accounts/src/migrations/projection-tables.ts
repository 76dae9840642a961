/** Answers to conversions, and what is known from the events of other services. */
export const projectionTables = `
  CREATE TABLE lead_match (
    conversion_id    uuid CONSTRAINT pk_lead_match PRIMARY KEY,
    lead_id          uuid NOT NULL,
    attempt          integer NOT NULL,
    outcome          text NOT NULL CONSTRAINT ck_lead_match_outcome CHECK (outcome IN ('RESOLVED', 'AMBIGUOUS', 'REJECTED')),
    account_id       uuid,
    account_created  boolean NOT NULL,
    contact_id       uuid,
    contact_created  boolean NOT NULL,
    matched_by       text,
    candidates       jsonb NOT NULL,
    reason           text,
    field            text,
    answered_at      timestamptz NOT NULL
  );
  CREATE INDEX ix_lead_match_lead_id ON lead_match (lead_id);

  CREATE TABLE lead_copy (
    id              uuid CONSTRAINT pk_lead_copy PRIMARY KEY,
    version         integer NOT NULL,
    status          text NOT NULL,
    qualified       boolean NOT NULL,
    kind            text NOT NULL,
    company         text,
    industry        text,
    company_size    text,
    region          text,
    owner_id        uuid,
    team_id         uuid,
    account_id      uuid,
    contact_id      uuid,
    person_version  integer NOT NULL
  );

  CREATE TABLE account_deal (
    opportunity_id  uuid CONSTRAINT pk_account_deal PRIMARY KEY,
    account_id      uuid NOT NULL,
    version         integer NOT NULL,
    won             boolean NOT NULL,
    won_on          date
  );
  CREATE INDEX ix_account_deal_account_id ON account_deal (account_id);

  CREATE TABLE delivery_project (
    project_id    uuid CONSTRAINT pk_delivery_project PRIMARY KEY,
    account_id    uuid NOT NULL,
    contact_id    uuid,
    owner_id      uuid,
    team_id       uuid,
    is_open       boolean NOT NULL,
    ended_on      date
  );
  CREATE INDEX ix_delivery_project_account_id ON delivery_project (account_id);
  CREATE INDEX ix_delivery_project_contact_id ON delivery_project (contact_id);
  CREATE TABLE delivery_task (
    task_id      uuid CONSTRAINT pk_delivery_task PRIMARY KEY,
    project_id   uuid NOT NULL,
    assignee_id  uuid
  );
  CREATE INDEX ix_delivery_task_project_id ON delivery_task (project_id);`;
