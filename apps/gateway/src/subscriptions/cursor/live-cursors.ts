import type { Topic } from '@leadline/contracts';
import type { Positions } from '../feed/feed-event.ts';
import { cursorSeal } from './seal-cursor.ts';

/** Whose cursor, and of which subscription field. */
export interface CursorOwner {
  callerId: string;
  field: string;
}

/** Turns positions into cursors and back. */
export interface LiveCursors {
  write(positions: Positions, topics: readonly Topic[], owner: CursorOwner): string;
  /** Undefined for a cursor that is forged, damaged, of another viewer or of another field; which of these is nobody's business. */
  read(cursor: string, owner: CursorOwner): Positions | undefined;
}

/** Makes cursors of positions, sealed with a secret. */
export function liveCursors(secret: string): LiveCursors {
  const seal = cursorSeal(secret);
  const nameOf = ({ callerId, field }: CursorOwner): string => `${field} ${callerId}`;
  return {
    write: (positions, topics, owner) =>
      seal.seal(JSON.stringify(Object.fromEntries(topics.map((topic) => [topic, positions[topic]]))), nameOf(owner)),
    read(cursor, owner) {
      const text = seal.open(cursor, nameOf(owner));
      return text === undefined ? undefined : (JSON.parse(text) as Positions);
    },
  };
}
