import { inboxDaysKept } from '@leadline/postgres';
import { CommandFailed } from '../command/command-failed.ts';
import type { Position } from './positions.ts';

/** A partition that a group is set back in, and how many records it reads again there. */
export interface Move {
  topic: string;
  partition: number;
  to: bigint;
  again: number;
}

/** The moves that a replay takes: only ever backwards. Refuses to reach past what the inbox knows unless that is asked for. */
export function planReplay(positions: readonly Position[], { pastInbox }: { pastInbox: boolean }): Move[] {
  const behind = positions.filter(({ committed, target }) => committed > target);
  const unknown = behind.reduce((sum, { target, known, committed }) => sum + Math.max(0, Number(lesser(known, committed) - target)), 0);
  if (unknown > 0 && !pastInbox) {
    throw new CommandFailed(
      `${unknown} of the records are older than ${inboxDaysKept} days: the inbox no longer knows them, so they would be handled as if they were new. ` +
        `If that is what you want (the effects were lost with a database), say --past-inbox; else begin later.`,
    );
  }
  return behind.map(({ topic, partition, committed, target }) => ({ topic, partition, to: target, again: Number(committed - target) }));
}

const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);
