/** Places of which a process only says that it was there, or does twice what it does there. */
const harmless = {
  'relay.twice': 'the broker has the events: they are sent again at once, at new offsets',
  'inbox.twice': 'the records have had their effect: they are taken in again, as if their offsets had been read again',
  'inbox.repeat': 'a repeated event was refused, by its id: nothing may have changed',
} as const;

/** Places at which a process can be made to die or stand still, and what that means there. */
const deadly = {
  'commit.before': 'state, events and audit row are written and not committed: nothing of it may stay',
  'commit.after': 'committed, and the relay does not know: the events must be sent all the same',
  'relay.before-publish': 'the relay has rows in hand and has just made sure of its lock: whoever has the lock next sends them',
  'relay.before-delete': 'the broker has the events, the outbox too: they are sent again, at new offsets',
  'inbox.between-events': 'some events of a transaction have had their effect, others not: all of it is done again',
  'inbox.before-offset': 'the effect is committed, the offset is not: the same offset is read again',
  'group.joined': 'the group has just been balanced and counts on this member, which has read nothing yet',
  'group.leaving': 'told to leave, with batches in hand: their offsets are not committed, the group hears nothing',
} as const;

/** Every place at which a service can be made to fail, and what it means there. Each is in the source once. */
export const failpointNames = { ...deadly, ...harmless };

/** A place at which a service can be made to fail. */
export type FailpointName = keyof typeof failpointNames;

/** Whether the text names a failpoint. */
export const isFailpoint = (text: string): text is FailpointName => Object.hasOwn(failpointNames, text);

/** All names. */
export const allFailpoints = Object.keys(failpointNames) as FailpointName[];

/** Those at which a process can die, in the order in which an event passes them. */
export const deadlyFailpoints = Object.keys(deadly) as (keyof typeof deadly)[];
