import type { Topic } from '@leadline/contracts';
import type { FeedEvent } from '../feed/feed-event.ts';

/** The ids by which the records of a message are looked up. */
export type Keys = Partial<Record<'lead' | 'opportunity' | 'project' | 'pipeline', string>>;

/** A way to a record from the query root, like `['lead(id: $__lead)', 'conversion']`; the variables are named after the keys. */
export type Way = readonly string[];

/** What a client gave as arguments, `after` left out. */
export type LiveArguments = Readonly<Record<string, unknown>>;

/** What the probe found at the end of its way: a record as the viewer sees it. */
export type Probed = Readonly<Record<string, unknown>>;

/** One field of `Subscription`: which events make messages, who may see them, and what is in them. */
export interface LiveField {
  name: string;
  topics: readonly Topic[];
  /** The fields of `Query` that it asks; without them the supergraph has no such subscription. */
  asks: readonly string[];
  /** The id that the client follows; undefined for all. */
  follows(args: LiveArguments): string | undefined;
  concerns(event: FeedEvent, args: LiveArguments): boolean;
  keysOf(event: FeedEvent): Keys;
  /** The keys of the present state: of what the client follows, if anything. */
  presentKeys(args: LiveArguments): Keys;
  /** The way whose end is null for those who may not see the event, and what is read there. */
  probe(keys: Keys): { way: Way; selection: string };
  /** The record fields of the payload. */
  records: Readonly<Record<string, (keys: Keys) => Way | null>>;
  /** The plain fields of the payload besides `eventId`, `cursor` and `occurredAt`. */
  plain(event: FeedEvent | undefined, probed: Probed | null, args: LiveArguments): Record<string, unknown>;
  /** False while the subgraph that was probed has not handled the event yet, which another service published. */
  settled?(event: FeedEvent, probed: Probed): boolean;
  /** False for an event that only the probe shows not to be of what the client follows. */
  fits?(probed: Probed, args: LiveArguments): boolean;
  /** True for the end of what the client follows: told without a probe, as there is nothing left to see, and then there is no more. */
  ends?(event: FeedEvent, args: LiveArguments): boolean;
}

/** The words of events by type: the part of the type behind `prefix`, or the word given for it; OTHER for what is newer than this code. */
export function kindOf(event: FeedEvent | undefined, words: Readonly<Record<string, string>>): string {
  return event ? (words[event.type] ?? 'OTHER') : 'CURRENT';
}

/** The id in an argument, as the stream spells it. */
export function idIn(args: LiveArguments, name: string): string | undefined {
  const id = args[name];
  return typeof id === 'string' ? id.toLowerCase() : undefined;
}
