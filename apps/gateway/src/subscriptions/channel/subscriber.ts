import { type FeedEvent, type Positions } from '../feed/feed-event.ts';
import { isBehind } from '../feed/event-log.ts';
import type { LiveLimits } from '../live-subscriptions.ts';
import type { Session } from '../session/session.ts';
import type { Channel } from './channel.ts';
import type { Message } from './compose-message.ts';
import { liveError, type ShownErrors } from './live-error.ts';

/** What a subscriber starts with. */
export interface SubscriberOptions {
  channel: Channel;
  session: Session;
  limits: Pick<LiveLimits, 'queue' | 'catchUp'>;
  /** What happened since the client was last here, oldest first. */
  missed: readonly FeedEvent[];
  /** Where the client was; what lies before it is not told again, also when another gateway was ahead of this one. */
  from: Positions;
  shownErrors: ShownErrors;
  closed(): void;
}

type Step = IteratorResult<Message, void>;

const done: Step = { done: true, value: undefined };
/** How many missed events are looked up ahead of the one that is being told. */
const lookahead = 8;

/**
 * The messages of one subscription, in order: a queue of events that is looked up when the client takes them. Written by hand, because a
 * generator that waits for an event cannot be ended before the event comes.
 */
export class Subscriber implements AsyncIterableIterator<Message, void> {
  readonly session: Session;
  readonly #options: SubscriberOptions;
  readonly #missed: FeedEvent[];
  readonly #abort = (): void => this.#close();
  #queue: FeedEvent[] = [];
  #first: Message | undefined;
  #taking: { resolve(step: Step): void } | undefined;
  /** Events that came since the client was given a message that it has not taken yet. */
  #untaken = 0;
  #isLooking = false;
  #isClosed = false;

  constructor(options: SubscriberOptions) {
    this.#options = options;
    this.session = options.session;
    this.#missed = [...options.missed];
    this.session.ended.addEventListener('abort', this.#abort, { once: true });
    options.channel.join(this);
    if (this.session.ended.aborted) this.#close();
  }

  /** Tells the present state before anything else. */
  begin(present: Message): void {
    this.#first = present;
  }

  offer(event: FeedEvent): void {
    if (this.#isClosed || !isBehind(event, this.#options.from)) return;
    const { queue, catchUp } = this.#options.limits;
    // A client that waits is not slow, however much waits for the graph.
    if (!this.#taking && (this.#untaken += 1) > queue) return this.session.end('SlowClient');
    if (this.#queue.length >= catchUp) return this.#end(liveError('SubgraphAway'));
    this.#queue.push(event);
    this.#look();
  }

  next(): Promise<Step> {
    if (this.#isClosed) return Promise.resolve(done);
    const { promise, resolve } = Promise.withResolvers<Step>();
    this.#taking = { resolve };
    this.#untaken = 0;
    this.#look();
    return promise;
  }

  async return(): Promise<Step> {
    this.#close();
    return done;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #look(): void {
    if (!this.#taking || this.#isLooking) return;
    if (this.#first) return this.#give(this.#first);
    const { channel } = this.#options;
    for (const event of this.#missed.slice(0, lookahead)) channel.message(event).catch(() => undefined);
    const event = this.#missed.shift() ?? this.#queue.shift();
    if (!event) return;
    this.#isLooking = true;
    channel.message(event).then(
      (message) => {
        this.#isLooking = false;
        if (message) this.#give(message);
        if (channel.endsWith(event)) this.#close();
        else if (!message) this.#look();
      },
      (error: unknown) => this.#end(error),
    );
  }

  #give(message: Message): void {
    this.#first = undefined;
    const taking = this.#taking;
    this.#taking = undefined;
    taking?.resolve({ done: false, value: message });
  }

  /** The client hears why, and then that there is nothing more. */
  #end(error: unknown): void {
    if (this.#isClosed) return;
    this.#give({ errors: this.#options.shownErrors(error) });
    this.#close();
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#queue = [];
    this.#missed.length = 0;
    this.session.ended.removeEventListener('abort', this.#abort);
    this.#options.channel.leave(this);
    this.#taking?.resolve(done);
    this.#options.closed();
  }
}
