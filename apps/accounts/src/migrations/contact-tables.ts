import { contactRelationships, quoted } from '../account/vocabulary.ts';

/** Contacts and how they stand to accounts. */
export const contactTables = `
  -- array_to_string is not immutable for every type; for text it is, so that an index may hold it.
  CREATE FUNCTION contact_person_words(name text, emails text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(coalesce(name, '') || ' ' || array_to_string(emails, ' '));
  CREATE TABLE contact (
    id                 uuid CONSTRAINT pk_contact PRIMARY KEY,
    version            integer NOT NULL,
    first_name         text,
    last_name          text,
    name               text,
    emails             text[] NOT NULL,
    phones             text[] NOT NULL,
    job_title          text,
    note               text,
    tags               text[] NOT NULL,
    owner_id           uuid,
    team_id            uuid,
    archived_at        timestamptz,
    lead_id            uuid,
    conversion_id      uuid CONSTRAINT uq_contact_conversion_id UNIQUE,
    person_ids         uuid[] NOT NULL,
    person_version     integer NOT NULL,
    delivery_user_ids  uuid[] NOT NULL,
    delivery_team_ids  uuid[] NOT NULL,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL
  );
  CREATE INDEX ix_contact_created_at ON contact (created_at, id);
  CREATE INDEX ix_contact_owner_id_created_at ON contact (owner_id, created_at, id);
  CREATE INDEX ix_contact_team_id_created_at ON contact (team_id, created_at, id);
  CREATE INDEX ix_contact_lead_id ON contact (lead_id);
  CREATE INDEX ix_contact_name ON contact (lower(name), id);
  CREATE INDEX ix_contact_tags ON contact USING gin (tags);
  CREATE INDEX ix_contact_delivery_user_ids ON contact USING gin (delivery_user_ids);
  CREATE INDEX ix_contact_delivery_team_ids ON contact USING gin (delivery_team_ids);
  CREATE INDEX ix_contact_person_words ON contact USING gin (contact_person_words(name, emails) gin_trgm_ops);
  COMMENT ON COLUMN contact.person_ids IS 'Every id under which the person is known: an erasure follows them.';

  CREATE TABLE relationship (
    id          uuid CONSTRAINT pk_relationship PRIMARY KEY,
    version     integer NOT NULL,
    contact_id  uuid NOT NULL CONSTRAINT fk_relationship_contact_id REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    account_id  uuid NOT NULL CONSTRAINT fk_relationship_account_id REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    type        text NOT NULL CONSTRAINT ck_relationship_type CHECK (type IN (${quoted(contactRelationships)})),
    role        text,
    is_primary  boolean NOT NULL,
    from_on     date,
    until_on    date,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    CONSTRAINT uq_relationship_pair UNIQUE (account_id, contact_id),
    CONSTRAINT ck_relationship_days CHECK (until_on >= from_on)
  );
  CREATE INDEX ix_relationship_contact_id ON relationship (contact_id);
  CREATE UNIQUE INDEX uq_relationship_primary ON relationship (account_id) WHERE is_primary;`;
