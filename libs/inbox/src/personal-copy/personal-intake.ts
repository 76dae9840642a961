import { isId, newId } from '@leadline/domain';
import { personalRecordType } from '@leadline/postgres';
import type { DataSource, EntityManager } from 'typeorm';
import { type ConsumedRecord, headerText } from '../consuming/consumed-record.ts';
import { type Fault, faultLine } from '../consuming/fault.ts';
import { inboxMetrics } from '../consuming/inbox-metrics.ts';
import type { Intake } from '../consuming/intake.ts';
import { emptyCopies, keepCopies } from './keep-copies.ts';
import { type PersonalReading, readPersonal, standing } from './read-personal.ts';

/** Takes personal details in: versions make repeats harmless, so there are no inbox rows, and one bad record holds up no other. */
export class PersonalIntake implements Intake {
  readonly recordsPerTransaction = 500;
  private readonly consumer: string;
  private readonly dataSource: DataSource;
  private readonly recordTypes: ReadonlySet<string>;

  constructor(options: { consumer: string; dataSource: DataSource; recordTypes: readonly string[] }) {
    this.consumer = options.consumer;
    this.dataSource = options.dataSource;
    this.recordTypes = new Set(options.recordTypes);
  }

  wants(): boolean {
    return true;
  }

  async take(records: readonly ConsumedRecord[]): Promise<void> {
    const readings = records.map(readPersonal).map((reading) => this.ofInterest(reading));
    const concerned = readings.filter((reading) => reading !== null);
    if (concerned.length === 0) return;
    await this.dataSource.transaction(async (manager) => {
      await keep(manager, concerned);
      for (const [index, reading] of readings.entries()) {
        if (reading && 'fault' in reading) await this.insertDeadLetter(manager, records[index]!, reading.fault);
      }
    });
    inboxMetrics.records.inc({ consumer: this.consumer, outcome: 'handled' }, concerned.length);
  }

  async bury(record: ConsumedRecord, fault: Fault): Promise<void> {
    await this.insertDeadLetter(this.dataSource.manager, record, fault);
  }

  async takeAgain(record: ConsumedRecord | null, claim: (manager: EntityManager) => Promise<boolean>): Promise<Fault | null> {
    // Compaction took the record away: a later one of its key has replaced it.
    const reading = record === null ? null : this.ofInterest(readPersonal(record));
    if (reading && 'fault' in reading) return reading.fault;
    await this.dataSource.transaction(async (manager) => {
      if (await claim(manager)) await keep(manager, reading ? [reading] : []);
    });
    return null;
  }

  private ofInterest(reading: PersonalReading): PersonalReading | null {
    return 'details' in reading && !this.recordTypes.has(reading.details.recordType) ? null : reading;
  }

  // Without the aggregate: the latest state needs no order, so nothing parks behind it.
  private async insertDeadLetter(manager: EntityManager, { topic, partition, message }: ConsumedRecord, fault: Fault): Promise<void> {
    const eventId = headerText(message, 'ce_id');
    await manager.query(
      `INSERT INTO dead_letter (id, consumer, topic, partition, "offset", event_id, event_type, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT ON CONSTRAINT uq_dead_letter_position DO NOTHING`,
      [
        newId(),
        this.consumer,
        topic,
        partition,
        message.offset,
        isId(eventId ?? '') ? eventId : null,
        personalRecordType,
        faultLine(fault),
      ],
    );
    inboxMetrics.records.inc({ consumer: this.consumer, outcome: 'buried' });
  }
}

async function keep(manager: EntityManager, readings: readonly PersonalReading[]): Promise<void> {
  await keepCopies(manager, standing(readings.flatMap((reading) => ('details' in reading ? reading.details : []))));
  await emptyCopies(
    manager,
    readings.flatMap((reading) => ('gone' in reading ? reading.gone : [])),
  );
}
