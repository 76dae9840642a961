import type { FeedEvent, Positions } from '../feed/feed-event.ts';
import type { LiveRequest } from '../selection/read-request.ts';
import { liveMetrics } from '../session/live-metrics.ts';
import type { Session } from '../session/session.ts';
import type { Message } from './compose-message.ts';
import { liveError } from './live-error.ts';
import { LookUp, type LookUpTools } from './look-up.ts';

/** Who listens to a channel. */
export interface Listener {
  session: Session;
  offer(event: FeedEvent): void;
}

/** Long enough that all who listen take the same message; for those who are slower it is made again. */
const rememberedMs = 2_000;

/** The subscribers with the same query, the same variables and the same view of the graph: each event is looked up once for all of them. */
export class Channel {
  readonly #request: LiveRequest;
  readonly #lookUp: LookUp;
  readonly #listeners = new Set<Listener>();
  readonly #messages = new Map<FeedEvent, Promise<Message | null>>();

  constructor(request: LiveRequest, tools: LookUpTools) {
    this.#request = request;
    this.#lookUp = new LookUp(request, tools, () => this.#longestLasting());
  }

  get isEmpty(): boolean {
    return this.#listeners.size === 0;
  }

  join(listener: Listener): void {
    this.#listeners.add(listener);
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  /** Whether there is nothing to follow after an event that concerns it. */
  endsWith(event: FeedEvent): boolean {
    return this.#request.field.ends?.(event, this.#request.args) === true;
  }

  /** Gives an event to all subscribers, if it concerns them; its look-up starts at once. */
  offer(event: FeedEvent): void {
    if (!this.#request.field.concerns(event, this.#request.args)) return;
    for (const listener of this.#listeners) listener.offer(event);
    this.message(event).then(
      (message) => message && liveMetrics.delay.observe(Math.max(0, Date.now() - event.sentAt) / 1000),
      () => undefined,
    );
  }

  /** The message of an event; null when the viewer may not see it. Rejects with what is to end the subscriptions. */
  message(event: FeedEvent): Promise<Message | null> {
    const known = this.#messages.get(event);
    if (known) return known;
    const made = this.#lookUp.event(event);
    this.#messages.set(event, made);
    const forget = (): void => void setTimeout(() => this.#messages.delete(event), rememberedMs).unref();
    made.then(forget, forget);
    return made;
  }

  /** The message of the present state. Rejects when the viewer follows what he may not see, or may see nothing of the kind. */
  async present(positions: Positions): Promise<Message> {
    const message = await this.#lookUp.present(positions);
    if (!message) throw liveError('RecordNotFound');
    return message;
  }

  /** Whose token lasts longest: the messages are the same for all. */
  #longestLasting(): Session | undefined {
    let best: Session | undefined;
    for (const { session } of this.#listeners) if (!best || session.expiresAt > best.expiresAt) best = session;
    return best;
  }
}
