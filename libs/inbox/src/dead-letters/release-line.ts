import type { DataSource, EntityManager } from 'typeorm';
import { placeText } from '../consuming/consumed-record.ts';
import type { Fault } from '../consuming/fault.ts';
import type { Intake } from '../consuming/intake.ts';
import { judgeFailure } from '../consuming/judge-failure.ts';
import { refuse, settle } from './outcome-rows.ts';
import type { RecordReader } from './record-reader.ts';
import { type Line, type Waiting, nextInLine } from './waiting.ts';

/** What a line is released with. */
export interface Release {
  consumer: string;
  dataSource: DataSource;
  intake: Intake;
  reader: Pick<RecordReader, 'read'>;
  signal: AbortSignal;
}

/** Takes in what waits in a line, one transaction each, in order, until it is empty or one of them fails; what is only not ready yet stays for the next time. */
export async function releaseLine(line: Line, release: Release): Promise<void> {
  const { consumer, dataSource, reader, signal } = release;
  while (!signal.aborted) {
    const waiting = await nextInLine(dataSource.manager, consumer, line);
    if (!waiting) return;
    const record = await reader.read(waiting.place);
    const claim = claimOf(line, waiting, consumer);
    const fault = await faultOf(release.intake.takeAgain(record, (manager) => claim(manager, () => settle(manager, consumer, waiting))));
    if (fault) await dataSource.transaction((manager) => claim(manager, () => refuse(manager, consumer, { waiting, fault })));
  }
}

type Claim = (manager: EntityManager, outcome: () => Promise<void>) => Promise<boolean>;

// Replicas take turns: one that had the same record in mind finds another at the head of the line.
function claimOf(line: Line, waiting: Waiting, consumer: string): Claim {
  return async (manager, outcome) => {
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`release ${consumer} ${lineText(line)}`]);
    const next = await nextInLine(manager, consumer, line);
    if (!next || placeText(next.place) !== placeText(waiting.place)) return false;
    await outcome();
    return true;
  };
}

const lineText = (line: Line): string => ('aggregateId' in line ? line.aggregateId : line.deadLetterId);

/** Why a record fails for good; a transient failure is thrown on, to end this attempt. */
async function faultOf(attempt: Promise<Fault | null>): Promise<Fault | null> {
  try {
    return await attempt;
  } catch (error) {
    const verdict = judgeFailure(error);
    if (verdict.kind === 'transient') throw error;
    return verdict.fault;
  }
}
