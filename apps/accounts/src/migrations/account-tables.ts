import { accountKinds, accountLifecycles, quoted } from '../account/vocabulary.ts';

/** Accounts, and the keys by which accounts and contacts are matched. */
export const accountTables = `
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE TABLE account (
    id                 uuid CONSTRAINT pk_account PRIMARY KEY,
    version            integer NOT NULL,
    kind               text NOT NULL CONSTRAINT ck_account_kind CHECK (kind IN (${quoted(accountKinds)})),
    name               text,
    folded_name        text,
    website            text,
    domains            text[] NOT NULL,
    industry           text,
    company_size       text,
    region             text,
    address            jsonb,
    lifecycle          text NOT NULL CONSTRAINT ck_account_lifecycle CHECK (lifecycle IN (${quoted(accountLifecycles)})),
    relationships      text[] NOT NULL,
    parent_id          uuid CONSTRAINT fk_account_parent_id REFERENCES account (id),
    owner_id           uuid,
    team_id            uuid,
    tags               text[] NOT NULL,
    archived_at        timestamptz,
    lead_id            uuid,
    conversion_id      uuid CONSTRAINT uq_account_conversion_id UNIQUE,
    person_ids         uuid[] NOT NULL,
    person_version     integer NOT NULL,
    delivery_user_ids  uuid[] NOT NULL,
    delivery_team_ids  uuid[] NOT NULL,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    CONSTRAINT ck_account_name CHECK (kind = 'INDIVIDUAL' OR name IS NOT NULL),
    CONSTRAINT ck_account_parent CHECK (parent_id <> id)
  );
  CREATE INDEX ix_account_created_at ON account (created_at, id);
  CREATE INDEX ix_account_updated_at ON account (updated_at, id);
  CREATE INDEX ix_account_owner_id_created_at ON account (owner_id, created_at, id);
  CREATE INDEX ix_account_team_id_created_at ON account (team_id, created_at, id);
  CREATE INDEX ix_account_lifecycle_created_at ON account (lifecycle, created_at, id);
  CREATE INDEX ix_account_parent_id_created_at ON account (parent_id, created_at, id);
  CREATE INDEX ix_account_lead_id ON account (lead_id);
  CREATE INDEX ix_account_name ON account (lower(name), id);
  CREATE INDEX ix_account_domains ON account USING gin (domains);
  CREATE INDEX ix_account_tags ON account USING gin (tags);
  CREATE INDEX ix_account_delivery_user_ids ON account USING gin (delivery_user_ids);
  CREATE INDEX ix_account_delivery_team_ids ON account USING gin (delivery_team_ids);
  CREATE INDEX ix_account_folded_name ON account USING gin (folded_name gin_trgm_ops);
  CREATE INDEX ix_account_name_words ON account USING gin (lower(name) gin_trgm_ops);
  COMMENT ON COLUMN account.folded_name IS 'The name without case, accents, punctuation and legal form; null for an individual.';
  COMMENT ON COLUMN account.delivery_user_ids IS 'Managers and assignees of its projects, from their events; decides what DELIVERY sees.';

  CREATE TABLE match_key (
    kind     text NOT NULL CONSTRAINT ck_match_key_kind CHECK (kind IN ('NAME', 'DOMAIN', 'EMAIL')),
    key      text NOT NULL,
    holders  uuid[] NOT NULL CONSTRAINT ck_match_key_holders CHECK (cardinality(holders) > 0),
    CONSTRAINT pk_match_key PRIMARY KEY (kind, key)
  );`;
