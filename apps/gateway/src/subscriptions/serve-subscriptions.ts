import { randomBytes } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { createKafka } from '@leadline/kafka';
import type { Logger } from '@leadline/observability';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { GatewayEnvironment } from '../environment.ts';
import type { Limits } from '../limits/create-limits.ts';
import type { Admit } from '../request/admit.ts';
import type { RequestContext } from '../request/request-context.ts';
import { askAsViewer } from './channel/ask-as-viewer.ts';
import { errorsShown, liveError, type ShownErrors } from './channel/live-error.ts';
import { liveCursors } from './cursor/live-cursors.ts';
import { type LiveFeed, liveFeed } from './feed/live-feed.ts';
import { liveTopics } from './fields/live-fields.ts';
import { type LiveSubscriptions, liveSubscriptions } from './live-subscriptions.ts';
import { subscriberAdmission } from './session/admit-subscriber.ts';
import { countedSessions } from './session/sessions.ts';
import { serveEvents } from './transport/server-sent-events.ts';
import { acceptUpgrades } from './transport/upgrades.ts';
import { type LiveServing, websocketTransport } from './transport/websocket.ts';

/** What subscriptions need of the gateway. */
export interface SubscriptionParts {
  environment: GatewayEnvironment;
  apollo: ApolloServer<RequestContext>;
  schema(): GraphQLSchema;
  limits: Limits;
  admit: Admit;
  logger: Logger;
}

/** Serves subscriptions beside the graph: WebSockets at `/graphql`, server-sent events at `/graphql/stream`. The result ends them. */
export function serveSubscriptions(app: FastifyInstance, parts: SubscriptionParts): () => Promise<void> {
  const { environment, limits, logger } = parts;
  const feed = feedOf(environment, logger);
  const shownErrors = errorsShown(environment);
  const subscriptions = feed ? subscriptionsOn(feed, parts, shownErrors) : switchedOff;
  const sessions = countedSessions(environment.live.limits);
  const admit = subscriberAdmission(parts.admit, limits);
  const { trustProxy } = limits.settings.connections;
  const serving: LiveServing = { subscriptions, sessions, admit, trustProxy, limits, shownErrors, logger };
  const rules = { path: '/graphql', origins: environment.corsOrigins };
  serveEvents(app, '/graphql/stream', serving);
  const close = acceptUpgrades(app.server, rules, websocketTransport(serving));
  return async () => {
    await sessions.stop();
    close();
    subscriptions.stop();
    await feed?.stop();
  };
}

function feedOf({ live }: GatewayEnvironment, logger: Logger): LiveFeed | undefined {
  if (live.brokers.length === 0) return undefined;
  const connection = createKafka({ brokers: live.brokers, clientId: 'gateway', topicPrefix: live.topicPrefix }, logger);
  return liveFeed(connection, liveTopics, live.history);
}

function subscriptionsOn(feed: LiveFeed, parts: SubscriptionParts, shownErrors: ShownErrors): LiveSubscriptions {
  const { environment, apollo, schema, limits } = parts;
  const { live, subgraphs } = environment;
  return liveSubscriptions({
    feed,
    limits,
    live: live.limits,
    ask: askAsViewer(apollo, Math.max(1, Math.floor(subgraphs.connections / 2))),
    // Without a secret its cursors are good for this process only.
    cursors: liveCursors(live.cursorSecret ?? randomBytes(32).toString('hex')),
    schema,
    shownErrors,
  });
}

const switchedOff: LiveSubscriptions = {
  open: () => Promise.reject(liveError('SubscriptionsAreOff')),
  stop: () => undefined,
};
