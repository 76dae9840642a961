import type { MigrationInterface, QueryRunner } from 'typeorm';
import { deadLetterTables } from './dead-letter-tables.ts';

const outbox = `
  CREATE TABLE outbox (
    sequence    bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_outbox PRIMARY KEY,
    id          uuid NOT NULL CONSTRAINT uq_outbox_id UNIQUE,
    topic       text NOT NULL,
    key         text NOT NULL,
    headers     jsonb NOT NULL,
    value       jsonb NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    refused_because text
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
  CREATE INDEX ix_outbox_refused ON outbox (key, sequence) WHERE refused_because IS NOT NULL;
  COMMENT ON TABLE outbox IS 'Messages that wait for the broker: written with the change, deleted once acknowledged.';
  COMMENT ON COLUMN outbox.sequence IS 'Order of sending; per aggregate it is version order, because the row lock comes before the insert.';
  COMMENT ON COLUMN outbox.topic IS 'The logical topic, without prefix and version.';
  COMMENT ON COLUMN outbox.headers IS 'The envelope without its id: type, source, subject, time, correlationId, causationId, aggregateVersion, actorId, actorRole, traceparent.';
  COMMENT ON COLUMN outbox.refused_because IS 'Why the relay can never send the row as it is; it and later rows of its key wait until that is mended.';`;

// The key is the event's id, a UUIDv7, so its time picks the partition and the primary key stays truly unique: a repeat always meets the
// row of its first delivery. By processed_at every delivery would be a key of its own.
const inbox = `
  CREATE TABLE inbox (
    consumer      text NOT NULL,
    event_id      uuid NOT NULL,
    processed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_inbox PRIMARY KEY (event_id, consumer)
  ) PARTITION BY RANGE (event_id);
  CREATE TABLE inbox_other PARTITION OF inbox DEFAULT;
  COMMENT ON TABLE inbox IS 'Which events each consumer has had its effect of; one partition per month of the event id.';`;

const audit = `
  CREATE TABLE audit (
    id                uuid CONSTRAINT pk_audit PRIMARY KEY,
    at                timestamptz NOT NULL,
    recorded_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor_id          text NOT NULL,
    actor_role        text NOT NULL,
    what              text NOT NULL,
    aggregate         text NOT NULL,
    aggregate_id      uuid NOT NULL,
    version           integer NOT NULL,
    correlation_id    text NOT NULL,
    changes           jsonb NOT NULL,
    personal_changes  jsonb,
    CONSTRAINT uq_audit_version UNIQUE (aggregate_id, version, aggregate)
  );
  COMMENT ON TABLE audit IS 'Who changed what, in which role, when, from which value to which.';
  COMMENT ON COLUMN audit.at IS 'When it happened, by the clock of the request; recorded_at is the real time.';
  COMMENT ON COLUMN audit.changes IS '{ field: [old, new] }, without personal fields.';
  COMMENT ON COLUMN audit.personal_changes IS 'The same for personal fields; an erasure empties it.';`;

const request = `
  CREATE TABLE request (
    key           text CONSTRAINT pk_request PRIMARY KEY,
    actor_id      text NOT NULL,
    name          text NOT NULL,
    fingerprint   text NOT NULL,
    aggregate     text NOT NULL,
    aggregate_id  uuid NOT NULL,
    at            timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  COMMENT ON TABLE request IS 'The requests that have had their effect, so that a repeat returns the earlier result.';`;

const personalCopy = `
  CREATE TABLE personal_copy (
    record_id    uuid CONSTRAINT pk_personal_copy PRIMARY KEY,
    record_type  text NOT NULL,
    person_ids   uuid[] NOT NULL DEFAULT '{}',
    version      integer NOT NULL,
    fields       jsonb NOT NULL DEFAULT '{}',
    erased       boolean NOT NULL DEFAULT false,
    CONSTRAINT ck_personal_copy_erased CHECK (NOT erased OR fields = '{}')
  );
  CREATE INDEX ix_personal_copy_person_ids ON personal_copy USING gin (person_ids);
  COMMENT ON TABLE personal_copy IS 'The personal details of other services'' records that this one needs: the latest version, or that it was erased.';`;

/** The tables that every service has: outbox, inbox, dead letters, audit trail, requests, copies of personal details. */
export class PlatformTables1700000000000 implements MigrationInterface {
  readonly name = 'PlatformTables1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const ddl of [outbox, inbox, deadLetterTables, audit, request, personalCopy]) await runner.query(ddl);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE personal_copy, request, audit, parked, dead_letter, inbox, outbox');
  }
}
