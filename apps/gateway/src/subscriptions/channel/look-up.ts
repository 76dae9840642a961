import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveCursors } from '../cursor/live-cursors.ts';
import type { FeedEvent, Positions } from '../feed/feed-event.ts';
import type { Keys } from '../fields/live-field.ts';
import type { LiveRequest } from '../selection/read-request.ts';
import { type RecordQuery, recordQuery } from '../selection/record-query.ts';
import type { Session } from '../session/session.ts';
import type { AskAsViewer } from './ask-as-viewer.ts';
import { type Message, composeMessage, probedIn } from './compose-message.ts';
import { judge, stepAfter } from './judge-answer.ts';

/** What messages are made with. */
export interface LookUpTools {
  ask: AskAsViewer;
  cursors: LiveCursors;
}

/** What is looked up: an event, or the present state when there is none. */
interface Occasion {
  event?: FeedEvent;
  keys: Keys;
  positions: Positions;
}

// About six seconds in all: a subgraph that restarts is back by then, and a consumer has handled what we heard of first.
const pausesMs = [10, 20, 40, 80, 160, 320, 640, 1280, 1500, 2000];

/** Makes the messages of one subscription by asking the graph as one of its subscribers. */
export class LookUp {
  readonly #request: LiveRequest;
  readonly #tools: LookUpTools;
  readonly #asker: () => Session | undefined;
  readonly #queries = new Map<string, RecordQuery>();

  /** `asker`: whose token is used; undefined when nobody is there any more. */
  constructor(request: LiveRequest, tools: LookUpTools, asker: () => Session | undefined) {
    this.#request = request;
    this.#tools = tools;
    this.#asker = asker;
  }

  /** The message of an event; null when the viewer may not see it. */
  async event(event: FeedEvent): Promise<Message | null> {
    if (this.#request.field.ends?.(event, this.#request.args)) return this.#farewell(event);
    return this.#tell({ event, keys: this.#request.field.keysOf(event), positions: event.after });
  }

  /** The message of the present state; null when the viewer follows something that he may not see. */
  present(positions: Positions): Promise<Message | null> {
    return this.#tell({ keys: this.#request.field.presentKeys(this.#request.args), positions });
  }

  /** Of what is gone there is nothing to ask; who follows it has seen it, or has a cursor from when he did. Whether he lost sight of it before cannot be told: what is looked up late finds it gone, too. */
  #farewell(event: FeedEvent): Message | null {
    const asker = this.#asker();
    const query = this.#queryBy(this.#request.field.keysOf(event));
    const answer = { data: null, errors: [] };
    return asker ? composeMessage({ request: this.#request, event, query, answer, cursor: this.#cursor(event.after, asker) }) : null;
  }

  async #tell({ event, keys, positions }: Occasion): Promise<Message | null> {
    const query = this.#queryBy(keys);
    for (let attempt = 0; ; attempt += 1) {
      const asked = await this.#tools.ask(query.text, this.#variablesOf(query, keys), this.#asker);
      if (!asked) return null;
      const { answer, session } = asked;
      const verdict = judge({ request: this.#request, event, probed: probedIn(query, answer), answer });
      const step = stepAfter(verdict, { isPresent: event === undefined, isLast: attempt === pausesMs.length });
      if (step === 'hide') return null;
      if (step === 'tell')
        return composeMessage({ request: this.#request, event, query, answer, cursor: this.#cursor(positions, session) });
      await sleep(pausesMs[attempt]);
    }
  }

  #queryBy(keys: Keys): RecordQuery {
    const name = Object.keys(keys).join();
    let query = this.#queries.get(name);
    if (!query) this.#queries.set(name, (query = recordQuery(this.#request, keys)));
    return query;
  }

  #variablesOf(query: RecordQuery, keys: Keys): Record<string, unknown> {
    const own = Object.entries(keys).map(([name, id]) => [`__${name}`, id]);
    const given = Object.entries(this.#request.variables).filter(([name]) => query.variables.has(name));
    return Object.fromEntries([...own, ...given]);
  }

  #cursor(positions: Positions, { callerId }: Session): string {
    const { field, args } = this.#request;
    return this.#tools.cursors.write(positions, field.topics, { callerId, field: field.name, follows: field.follows(args) });
  }
}
