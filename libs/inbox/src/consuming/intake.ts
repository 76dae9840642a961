import type { KafkaMessage } from 'kafkajs';
import type { EntityManager } from 'typeorm';
import type { ConsumedRecord } from './consumed-record.ts';
import type { Fault } from './fault.ts';

/** What a consumer does with the records of its topics; each call is one transaction, and a repeat of it has no further effect. */
export interface Intake {
  /** The most records that one call of `take` is given. */
  readonly recordsPerTransaction: number;
  /** Whether the record concerns this consumer; cheap, because every record of the topics passes it. */
  wants(message: KafkaMessage): boolean;
  /** Takes the records in, in order, all or none. */
  take(records: readonly ConsumedRecord[]): Promise<void>;
  /** Puts a record aside as a dead letter. */
  bury(record: ConsumedRecord, fault: Fault): Promise<void>;
  /** Takes in a record that was put aside, or null when its place is empty by now, in one transaction with `claim`, unless that says no; returns why it still cannot be read. */
  takeAgain(record: ConsumedRecord | null, claim: (manager: EntityManager) => Promise<boolean>): Promise<Fault | null>;
}
