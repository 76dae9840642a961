import { newId, systemActor } from '@leadline/domain';
import { failpoint } from '@leadline/failpoints';
import { withSpan } from '@leadline/observability';
import type { Tx, UnitOfWork } from '@leadline/postgres';
import type { KafkaMessage } from 'kafkajs';
import type { EntityManager } from 'typeorm';
import { admitEvent, admitEvents } from './admit-events.ts';
import type { ConsumedRecord } from '../consuming/consumed-record.ts';
import { eventActor } from './event-actor.ts';
import type { Fault } from '../consuming/fault.ts';
import { inboxMetrics } from '../consuming/inbox-metrics.ts';
import type { Intake } from '../consuming/intake.ts';
import { type Plan, planEvents } from './plan-events.ts';
import { putAside } from './put-aside.ts';
import { type ReadEvent, type ReadableEvent, type Wanted, isWanted, readEvent } from './read-event.ts';

/** Takes events in: inbox rows, effects and what they publish in one transaction, so that each event has its effect once. */
export class EventIntake implements Intake {
  readonly recordsPerTransaction: number;
  private readonly consumer: string;
  private readonly unitOfWork: UnitOfWork;
  private readonly wanted: Wanted;

  constructor(options: { consumer: string; unitOfWork: UnitOfWork; wanted: Wanted; eventsPerTransaction: number }) {
    this.consumer = options.consumer;
    this.unitOfWork = options.unitOfWork;
    this.wanted = options.wanted;
    this.recordsPerTransaction = options.eventsPerTransaction;
  }

  wants(message: KafkaMessage): boolean {
    return isWanted(message, this.wanted);
  }

  async take(records: readonly ConsumedRecord[]): Promise<void> {
    await this.settle(records.map((record) => readEvent(record, this.wanted)));
  }

  async bury(record: ConsumedRecord, fault: Fault): Promise<void> {
    await this.settle([{ ...readEvent(record, this.wanted), fault }]);
  }

  async takeAgain(record: ConsumedRecord | null, claim: (manager: EntityManager) => Promise<boolean>): Promise<Fault | null> {
    if (record === null) return { kind: 'record-gone', detail: 'its topic no longer holds it' };
    const event = readEvent(record, this.wanted);
    if (event.fault) return event.fault;
    await this.unitOfWork.run(eventActor(event.envelope), async (tx) => {
      if (!(await claim(tx.manager))) return;
      if (await admitEvent(tx.manager, this.consumer, event.eventId)) await handleEvent(event, tx, this.consumer);
    });
    return null;
  }

  private async settle(events: ReadEvent[]): Promise<void> {
    const plan = await this.unitOfWork.run(systemActor(new Date(), newId()), async (tx) => {
      const standing = await admitEvents(tx.manager, this.consumer, events);
      const made = planEvents(events, standing, newId);
      for (const [index, event] of made.handle.entries()) {
        if (index > 0) failpoint('inbox.between-events');
        await handleEvent(event, tx, this.consumer);
      }
      await putAside(tx.manager, this.consumer, made);
      return made;
    });
    for (const { eventId, record } of plan.repeats) failpoint('inbox.repeat', `${eventId}@${record.message.offset}`);
    observe(this.consumer, plan);
  }
}

/** Runs the handler on behalf of the event, in a span that continues the trace of its producer. */
function handleEvent(event: ReadableEvent, tx: Tx, consumer: string): Promise<void> {
  const { envelope, handler, data } = event;
  const attributes = { 'messaging.system': 'kafka', 'messaging.consumer.group.name': consumer, 'messaging.message.id': envelope.id };
  return withSpan(`handle ${envelope.type}`, { parent: envelope.traceparent, kind: 'consumer', attributes }, async () =>
    handler.handle({ data, envelope }, tx.as(eventActor(envelope))),
  );
}

function observe(consumer: string, plan: Plan): void {
  const now = Date.now();
  for (const { envelope, record } of plan.handle) {
    inboxMetrics.hop.observe({ consumer, type: envelope.type }, Math.max(0, now - Number(record.message.timestamp)) / 1000);
  }
  const outcomes = { handled: plan.handle, repeated: plan.repeats, parked: plan.park, buried: plan.bury };
  for (const [outcome, list] of Object.entries(outcomes)) if (list.length > 0) inboxMetrics.records.inc({ consumer, outcome }, list.length);
}
