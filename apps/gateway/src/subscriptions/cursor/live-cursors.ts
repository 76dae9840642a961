import type { Topic } from '@leadline/contracts';
import type { Positions } from '../feed/feed-event.ts';
import { cursorSeal } from './seal-cursor.ts';

/** Whose cursor, of which subscription field, and of which record if it follows one: the cursor proves that the caller could see it. */
export interface CursorOwner {
  callerId: string;
  field: string;
  follows: string | undefined;
}

/** Turns positions into cursors and back. */
export interface LiveCursors {
  write(positions: Positions, topics: readonly Topic[], owner: CursorOwner): string;
  /** Undefined for a cursor that is forged, damaged, of another viewer, field or record; which of these is nobody's business. */
  read(cursor: string, owner: CursorOwner): Positions | undefined;
}

/** Makes cursors of positions, sealed with a secret. */
export function liveCursors(secret: string): LiveCursors {
  const seal = cursorSeal(secret);
  const nameOf = ({ callerId, field, follows }: CursorOwner): string =>
    [field, callerId, ...(follows === undefined ? [] : [follows])].join(' ');
  return {
    write: (positions, topics, owner) =>
      seal.seal(JSON.stringify(Object.fromEntries(topics.map((topic) => [topic, positions[topic]]))), nameOf(owner)),
    read(cursor, owner) {
      const text = seal.open(cursor, nameOf(owner));
      return text === undefined ? undefined : (JSON.parse(text) as Positions);
    },
  };
}
