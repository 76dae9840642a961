/** Conversions, kept for ever; a lead has at most one that runs or is completed. */
export const conversionTables = `
  CREATE TABLE conversion (
    id                uuid CONSTRAINT pk_conversion PRIMARY KEY,
    version           integer NOT NULL,
    person_version    integer NOT NULL,
    lead_id           uuid NOT NULL CONSTRAINT fk_conversion_lead_id REFERENCES lead (id),
    attempt           integer NOT NULL,
    state             text NOT NULL,
    asked             jsonb NOT NULL,
    opportunity_name  text,
    requests          jsonb NOT NULL,
    requested_by_id   uuid NOT NULL,
    requested_at      timestamptz NOT NULL,
    attempted_at      timestamptz NOT NULL,
    finished_at       timestamptz,
    account_id        uuid,
    account_created   boolean,
    contact_id        uuid,
    contact_created   boolean,
    opportunity_id    uuid,
    candidates        jsonb NOT NULL,
    failure           jsonb,
    CONSTRAINT ck_conversion_state CHECK (state IN ('REQUESTED', 'ACCOUNT_READY', 'AWAITING_CHOICE', 'COMPLETED', 'FAILED', 'REVERTED')),
    CONSTRAINT ck_conversion_completed CHECK (state <> 'COMPLETED' OR account_id IS NOT NULL)
  );
  CREATE UNIQUE INDEX uq_conversion_lead_id ON conversion (lead_id) WHERE state IN ('REQUESTED', 'ACCOUNT_READY', 'AWAITING_CHOICE', 'COMPLETED');
  CREATE INDEX ix_conversion_lead_id ON conversion (lead_id);
  CREATE INDEX ix_conversion_state_requested_at ON conversion (state, requested_at, id);
  CREATE INDEX ix_conversion_requested_at ON conversion (requested_at, id);
  CREATE INDEX ix_conversion_running ON conversion (attempted_at) WHERE state IN ('REQUESTED', 'ACCOUNT_READY', 'AWAITING_CHOICE');
  COMMENT ON COLUMN conversion.requests IS 'Who asked for which attempt, with the fingerprint that tells a repeat from another request.';
  COMMENT ON COLUMN conversion.attempted_at IS 'Real time, also where requests simulate theirs.';`;
