/** Dead letters and the events that wait behind them: where a record lies in its topic, never what it says. */
export const deadLetterTables = `
  CREATE TABLE dead_letter (
    id             uuid CONSTRAINT pk_dead_letter PRIMARY KEY,
    consumer       text NOT NULL,
    topic          text NOT NULL,
    partition      integer NOT NULL,
    "offset"       bigint NOT NULL,
    event_id       text,
    event_type     text,
    aggregate_id   text,
    reason         text NOT NULL,
    state          text NOT NULL DEFAULT 'OPEN' CONSTRAINT ck_dead_letter_state CHECK (state IN ('OPEN', 'RETRYING', 'RESOLVED', 'SKIPPED')),
    first_seen_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts       integer NOT NULL DEFAULT 1,
    parked_behind  uuid CONSTRAINT fk_dead_letter_parked_behind REFERENCES dead_letter (id),
    closed_at      timestamptz,
    closed_by      text,
    skip_reason    text,
    CONSTRAINT uq_dead_letter_position UNIQUE (consumer, topic, partition, "offset"),
    CONSTRAINT ck_dead_letter_skip_reason CHECK (state <> 'SKIPPED' OR skip_reason IS NOT NULL)
  );
  CREATE INDEX ix_dead_letter_unsettled ON dead_letter (consumer, aggregate_id) WHERE state IN ('OPEN', 'RETRYING');
  CREATE INDEX ix_dead_letter_parked_behind ON dead_letter (parked_behind) WHERE parked_behind IS NOT NULL;
  COMMENT ON TABLE dead_letter IS 'Records that a consumer can never process as they are; operators retry or skip them.';
  COMMENT ON COLUMN dead_letter.event_id IS 'As the record''s header says it; null when it says nothing readable.';

  CREATE TABLE parked (
    consumer        text NOT NULL,
    topic           text NOT NULL,
    partition       integer NOT NULL,
    "offset"        bigint NOT NULL,
    event_id        text,
    event_type      text,
    aggregate_id    text NOT NULL,
    dead_letter_id  uuid NOT NULL CONSTRAINT fk_parked_dead_letter REFERENCES dead_letter (id) ON DELETE CASCADE,
    parked_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_parked PRIMARY KEY (consumer, topic, partition, "offset")
  );
  CREATE INDEX ix_parked_dead_letter ON parked (dead_letter_id);
  CREATE INDEX ix_parked_aggregate ON parked (consumer, aggregate_id);
  COMMENT ON TABLE parked IS 'Later events of an aggregate that wait, in order, until the dead letter before them is settled.';`;
