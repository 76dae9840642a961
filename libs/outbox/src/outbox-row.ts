import type { EventMessage } from '@leadline/kafka';
import type { OutboxHeaders } from '@leadline/postgres';

/** A row of the outbox as the relay reads it. */
export interface OutboxRow {
  /** A bigint as text: it only goes back to the database. */
  sequence: string;
  id: string;
  topic: string;
  key: string;
  headers: OutboxHeaders;
  /** JSON text: it is passed on as it is, never parsed. */
  value: string;
  createdAt: Date;
}

/** A row and what is sent of it. */
export interface Parcel {
  row: OutboxRow;
  message: EventMessage;
}

/** A row that can never be sent as it is, and why. */
export interface RefusedRow {
  row: OutboxRow;
  reason: string;
}
