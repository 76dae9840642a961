import type { EventDefinition } from '@leadline/contracts';
import { newId, systemId, type Viewer } from '@leadline/domain';
import { type EventMessage, createKafka, createPublisher, ensureTopics, toMessage } from '@leadline/kafka';
import { createLogger } from '@leadline/observability';
import { type TestIssuer, testIssuer, testServers, testTopicPrefix, viewerFor } from '@leadline/testkit';
import { startRecords, type TinyRecord, type TinyRecords } from './live-records.ts';
import { startGateway, type TestGateway } from './start-gateway.ts';
import type { TinySubgraph } from './tiny-subgraph.ts';

/** Records, a broker with their events, people with tokens, and gateways over them. */
export interface LiveWorld {
  issuer: TestIssuer;
  records: TinyRecords;
  subgraph: TinySubgraph;
  gateway: TestGateway;
  /** Adds a record of a viewer's. */
  record(owner: Viewer, fields?: Partial<TinyRecord>): TinyRecord;
  /** Publishes an event and gives its id; data beyond the event's example where it matters, and the message otherwise than it should be. */
  publish<Data>(definition: EventDefinition<Data>, subject: string, data?: Partial<Data>, wrong?: Partial<EventMessage>): Promise<string>;
  /** The environment of a gateway that runs as a process of its own. */
  variables: Record<string, string>;
  /** Another gateway on the same stream. */
  another(settings?: Record<string, string>): Promise<TestGateway>;
  stop(): Promise<void>;
}

/** The secret that the gateways of a test share. */
export const cursorSecret = 'a secret for tests only';

/** Starts it all; `settings` are the gateway's. */
export async function liveWorld(settings: Record<string, string> = {}): Promise<LiveWorld> {
  const topicPrefix = testTopicPrefix();
  const { brokers } = testServers();
  const connection = createKafka(
    { brokers, clientId: 'live-world', topicPrefix },
    createLogger({ service: 'live-world', level: 'silent' }),
  );
  const publisher = createPublisher(connection);
  await ensureTopics(connection, { partitions: 3 });
  const records: TinyRecords = new Map();
  const [issuer, subgraph] = await Promise.all([testIssuer(), startRecords(records)]);
  const shared = {
    AUTH: 'on',
    OIDC_ISSUER: issuer.issuer,
    KAFKA_BROKERS: brokers.join(','),
    TOPIC_PREFIX: topicPrefix,
    EVENT_LOOP_DELAY_MS: '10000',
  };
  const another: LiveWorld['another'] = (more = {}) =>
    startGateway([subgraph], { ...shared, LIVE_CURSOR_SECRET: cursorSecret, ...settings, ...more });
  const gateway = await another();
  return {
    issuer,
    records,
    subgraph,
    gateway,
    another,
    record(owner, fields = {}) {
      const record = { id: newId(), ownerId: owner.id, status: 'new', ...fields };
      records.set(record.id, record);
      return record;
    },
    variables: { ...shared, SUPERGRAPH: gateway.supergraphPath, LOG_LEVEL: 'info' },
    async publish(definition, subject, data = {}, wrong = {}) {
      const id = newId();
      const { type, topic, example } = definition;
      await publisher.publish([{ ...toMessage(envelope(id, type, subject), topic, { ...example, ...data }), ...wrong }]);
      return id;
    },
    async stop() {
      await Promise.all([gateway.stop(), subgraph.stop(), publisher.disconnect()]);
      await issuer.close();
    },
  };
}

const envelope = (id: string, type: string, subject: string) => ({
  ...{ id, type, subject, source: 'live-world', time: new Date(), correlationId: newId(), causationId: null },
  ...{ aggregateVersion: 1, actorId: systemId, actorRole: 'SERVICE', traceparent: null },
});

/** Somebody who sees his own records only. */
export const aRep = (): Viewer => viewerFor('REP');
