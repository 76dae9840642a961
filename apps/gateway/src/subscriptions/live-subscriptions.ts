import type { GraphQLSchema } from 'graphql';
import type { Limits } from '../limits/create-limits.ts';
import { Channel } from './channel/channel.ts';
import { liveError, type ShownErrors } from './channel/live-error.ts';
import type { LookUpTools } from './channel/look-up.ts';
import { Subscriber } from './channel/subscriber.ts';
import type { Positions } from './feed/feed-event.ts';
import type { LiveFeed } from './feed/live-feed.ts';
import { type Documents, documentsOf } from './selection/documents.ts';
import { type LiveRequest, readRequest, type SubscribeRequest } from './selection/read-request.ts';
import { liveMetrics } from './session/live-metrics.ts';
import type { Session } from './session/session.ts';
import { startOf } from './start-position.ts';

/** What clients may ask of subscriptions. */
export interface LiveLimits {
  subscriptionsPerConnection: number;
  /** Events that may come while one subscriber does not take a message. */
  queue: number;
  /** Events that are told again to one subscriber who comes back, or wait for the graph to tell of them. */
  catchUp: number;
}

/** The subscriptions of a gateway. */
export interface LiveSubscriptions {
  /** Opens a subscription; rejects with the GraphQLError that the client is to get, or several in an AggregateError. */
  open(request: SubscribeRequest, session: Session): Promise<Subscriber>;
  stop(): void;
}

/** What subscriptions are made of. */
export interface LiveParts extends LookUpTools {
  feed: LiveFeed;
  /** Those of every request, whatever the transport. */
  limits: Pick<Limits, 'checkSource' | 'checkPrice'>;
  live: LiveLimits;
  /** The schema that is served now. */
  schema(): GraphQLSchema;
  shownErrors: ShownErrors;
}

const patienceMs = 5_000;

/** Opens subscriptions on the feed; those that are alike, for viewers who see the same, share one channel. */
export function liveSubscriptions(parts: LiveParts): LiveSubscriptions {
  const { feed, limits, live, shownErrors } = parts;
  const channels = new Map<string, Channel>();
  const documents = documentsOfCurrent();
  const unlisten = feed.listen((event) => {
    liveMetrics.events.inc();
    for (const channel of channels.values()) channel.offer(event);
  });

  function channelOf(request: LiveRequest, session: Session) {
    const key = `${session.viewerKey}\n${request.key}`;
    const channel = channels.get(key) ?? new Channel(request, parts);
    channels.set(key, channel);
    return { channel, release: () => channel.isEmpty && channels.get(key) === channel && channels.delete(key) };
  }

  async function begin(request: LiveRequest, session: Session): Promise<Subscriber> {
    // From here to the subscriber's joining nothing waits, so no event falls between what was missed and what comes.
    const { from, missed } = startOf(request, session, parts);
    const { channel, release } = channelOf(request, session);
    const closed = () => {
      session.open -= 1;
      liveMetrics.subscriptions.dec({ field: request.field.name });
      release();
    };
    session.open += 1;
    liveMetrics.subscriptions.inc({ field: request.field.name });
    const subscriber = new Subscriber({ channel, session, limits: live, missed, from, shownErrors, closed });
    if (request.after === undefined) await present(channel, subscriber, from);
    return subscriber;
  }

  return {
    async open(request, session) {
      await feed.ready(patienceMs).catch(() => {
        throw liveError('LiveFeedNotReady');
      });
      // From here to its being counted nothing waits, so requests that come together cannot pass together.
      if (session.open >= live.subscriptionsPerConnection) throw liveError('TooManySubscriptions');
      const schema = parts.schema();
      limits.checkSource(request.query);
      const document = documents(schema).read(request.query);
      limits.checkPrice({ schema, document, operationName: request.operationName, variables: request.variables ?? {} });
      return begin(readRequest(schema, document, request), session);
    },
    stop: unlisten,
  };
}

async function present(channel: Channel, subscriber: Subscriber, from: Positions): Promise<void> {
  try {
    subscriber.begin(await channel.present(from));
  } catch (error) {
    await subscriber.return();
    throw error;
  }
}

/** The documents read against the schema of now; those of an older one are forgotten. */
function documentsOfCurrent(): (schema: GraphQLSchema) => Documents {
  let current: { schema: GraphQLSchema; documents: Documents } | undefined;
  return (schema) => {
    if (current?.schema !== schema) current = { schema, documents: documentsOf(schema) };
    return current.documents;
  };
}
