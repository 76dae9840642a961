import type { EventDefinition } from '@leadline/contracts';
import type { Envelope } from '@leadline/kafka';
import type { Tx } from '@leadline/postgres';

/** An event as a handler sees it: its checked data and where it comes from. */
export interface IncomingEvent<Data> {
  data: Data;
  envelope: Envelope;
}

/** What one consumer does with one kind of event. */
export interface Handler {
  definition: EventDefinition<unknown>;
  handle(event: IncomingEvent<unknown>, tx: Tx): Promise<void> | void;
}

/** Binds an event to what is done with it; everything done through `tx` commits together with the inbox row, once. */
export function consume<Data>(
  definition: EventDefinition<Data>,
  handle: (event: IncomingEvent<Data>, tx: Tx) => Promise<void> | void,
): Handler {
  // The reader gives a handler only data that its own definition has read.
  return { definition, handle } as unknown as Handler;
}
