/** Leads. A deleted one stays behind, emptied, so that its id is never given again. */
export const leadTables = `
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  -- array_to_string is not immutable for every type; for text it is, so that an index may hold it.
  CREATE FUNCTION lead_person_words(name text, emails text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(coalesce(name, '') || ' ' || array_to_string(emails, ' '));
  CREATE TABLE lead (
    id                            uuid CONSTRAINT pk_lead PRIMARY KEY,
    version                       integer NOT NULL,
    person_version                integer NOT NULL,
    person_ids                    uuid[] NOT NULL,
    name                          text,
    job_title                     text,
    emails                        text[] NOT NULL,
    phones                        text[] NOT NULL,
    website                       text,
    address                       jsonb,
    note                          text,
    voice_note                    jsonb,
    next_action                   text,
    referred_by                   text,
    kind                          text NOT NULL,
    source                        text NOT NULL,
    direction                     text,
    company                       text,
    temperature                   text,
    buying_role                   text NOT NULL,
    next_action_on                date,
    potential_value               jsonb,
    product_interest              text,
    industry                      text,
    region                        text,
    company_size                  text,
    tags                          text[] NOT NULL,
    campaign_id                   uuid,
    referred_by_contact_id        uuid,
    preferred_channel             text,
    do_not_contact                text[] NOT NULL,
    account_id                    uuid,
    contact_id                    uuid,
    owner_id                      uuid,
    team_id                       uuid,
    queue                         text,
    status                        text NOT NULL,
    captured_at                   timestamptz NOT NULL,
    updated_at                    timestamptz NOT NULL,
    first_contacted_at            timestamptz,
    answers                       jsonb NOT NULL,
    evidence                      jsonb NOT NULL,
    policy_version                integer,
    qualified_at                  timestamptz,
    qualified_by_id               uuid,
    disqualified_reason           text,
    disqualified_detail           text,
    archived_reason               text,
    closed_at                     timestamptz,
    conversion_id                 uuid,
    converting                    boolean NOT NULL,
    converted_at                  timestamptz,
    deleted_at                    timestamptz,
    deleted_by_id                 uuid,
    original_source               text,
    recycled_from_lead_id         uuid,
    recycled_from_opportunity_id  uuid,
    loss_number                   integer,
    follow_up_flagged_at          timestamptz,
    CONSTRAINT ck_lead_status CHECK (status IN ('NEW', 'CONTACTED', 'NURTURING', 'QUALIFIED', 'CONVERTED', 'DISQUALIFIED', 'ARCHIVED')),
    CONSTRAINT ck_lead_responsibility CHECK ((owner_id IS NULL) <> (queue IS NULL)),
    CONSTRAINT ck_lead_converted CHECK (status <> 'CONVERTED' OR (conversion_id IS NOT NULL AND account_id IS NOT NULL AND NOT converting)),
    CONSTRAINT uq_lead_recycled_from_opportunity_id_loss_number UNIQUE (recycled_from_opportunity_id, loss_number),
    CONSTRAINT fk_lead_recycled_from_lead_id FOREIGN KEY (recycled_from_lead_id) REFERENCES lead (id)
  );
  CREATE INDEX ix_lead_captured_at ON lead (captured_at, id);
  CREATE INDEX ix_lead_owner_id_captured_at ON lead (owner_id, captured_at, id);
  CREATE INDEX ix_lead_team_id_captured_at ON lead (team_id, captured_at, id);
  CREATE INDEX ix_lead_status_captured_at ON lead (status, captured_at, id);
  CREATE INDEX ix_lead_source_captured_at ON lead (source, captured_at, id);
  CREATE INDEX ix_lead_next_action_on ON lead (next_action_on, id);
  CREATE INDEX ix_lead_potential_amount ON lead ((CAST(potential_value->>'amount' AS numeric)), id);
  CREATE INDEX ix_lead_company ON lead (lower(company), id);
  CREATE INDEX ix_lead_name ON lead (lower(name), id);
  CREATE INDEX ix_lead_never_contacted ON lead (captured_at, id) WHERE first_contacted_at IS NULL;
  CREATE INDEX ix_lead_recycled ON lead (captured_at, id) WHERE recycled_from_lead_id IS NOT NULL;
  CREATE INDEX ix_lead_recycled_from_lead_id ON lead (recycled_from_lead_id) WHERE recycled_from_lead_id IS NOT NULL;
  CREATE INDEX ix_lead_company_words ON lead USING gin (lower(company) gin_trgm_ops);
  CREATE INDEX ix_lead_person_words ON lead USING gin (lead_person_words(name, emails) gin_trgm_ops);
  COMMENT ON COLUMN lead.queue IS 'Where the lead waits while nobody owns it.';
  COMMENT ON COLUMN lead.person_version IS 'The version of the record on the personal topic.';`;
