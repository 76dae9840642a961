import { type DeadLetter, listDeadLetters } from '../dead-letters/dead-letter.ts';
import { eventually } from './eventually.ts';
import type { Rig } from './rig.ts';

/** Looks at the dead letters of a rig and at what took effect around them. */
export interface Letters {
  /** The dead letters of a lead (null: of no lead) in the given states. */
  of(leadId: string | null, ...states: DeadLetter['state'][]): Promise<DeadLetter[]>;
  /** The open dead letter of a lead, once so many events are parked behind it. */
  openOf(leadId: string | null, parked?: number): Promise<DeadLetter>;
  /** The ids of the lead's events that are parked, in order. */
  parkedBehind(leadId: string): Promise<string[]>;
  /** Waits until nothing of a lead is a dead letter or parked. */
  settled(leadId: string): Promise<void>;
  /** The versions of a lead that took effect so far. */
  versions(leadId: string): Promise<number[]>;
  /** Waits until exactly these versions have taken effect, in this order. */
  versionsBecome(leadId: string, expected: number[]): Promise<void>;
}

/** The dead letters of a rig. */
export function lettersOf(rig: Rig): Letters {
  const letters: Letters = {
    of: async (leadId, ...states) => (await listDeadLetters(rig.database, { states })).filter(({ aggregateId }) => aggregateId === leadId),
    openOf: (leadId, parked = 0) =>
      eventually(async () => {
        const open = await letters.of(leadId, 'OPEN');
        expect(open).toMatchObject([{ parked }]);
        return open[0]!;
      }),
    parkedBehind: async (leadId) => {
      const rows: { id: string }[] = await rig.database.query(
        'SELECT event_id AS id FROM parked WHERE aggregate_id = $1 ORDER BY topic, partition, "offset"',
        [leadId],
      );
      return rows.map(({ id }) => id);
    },
    settled: (leadId) =>
      eventually(async () => {
        expect(await letters.of(leadId, 'OPEN', 'RETRYING')).toEqual([]);
        expect(await letters.parkedBehind(leadId)).toEqual([]);
      }),
    versions: async (leadId) => (await rig.effects()).filter((effect) => effect.leadId === leadId).map(({ version }) => version),
    versionsBecome: (leadId, expected) => eventually(async () => expect(await letters.versions(leadId)).toEqual(expected)),
  };
  return letters;
}
