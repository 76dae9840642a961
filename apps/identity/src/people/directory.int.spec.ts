import { UserDeactivated, UserReactivated, UserRegistered } from '@leadline/contracts';
import { createKafka, createPublisher, ensureTopics, type Publisher, toMessage } from '@leadline/kafka';
import { createLogger } from '@leadline/observability';
import { eventually, testServers, testTopicPrefix } from '@leadline/testkit';
import type { RunningIdentity } from '../service.ts';
import { askToken, identitySettings, startIdentity } from '../testing/start-identity.ts';

const rep = '10000000-0000-4000-8000-000000000003';
const manager = '10000000-0000-4000-8000-000000000002';
const newcomer = '018f2b3c-7c1a-7a3b-9c2d-2f1e0a9b8c7d';

const { brokers } = testServers();
const topicPrefix = testTopicPrefix();
const connection = createKafka({ brokers, clientId: 'identity-spec', topicPrefix }, createLogger({ service: 'spec', level: 'silent' }));

let publisher: Publisher;
let settings: Record<string, string>;
let identity: RunningIdentity;
let version = 0;

interface Fact {
  type: string;
  subject: string;
  topic: string;
  data: unknown;
}

const publish = (fact: Fact): Promise<void> => publisher.publish([messageOf(fact)]);

function messageOf({ type, subject, topic, data }: Fact) {
  version += 1;
  const envelope = {
    id: crypto.randomUUID(),
    type,
    source: 'directory',
    subject,
    time: new Date(),
    correlationId: crypto.randomUUID(),
    causationId: null,
    aggregateVersion: version,
    actorId: rep,
    actorRole: 'ADMIN',
    traceparent: null,
  };
  return toMessage(envelope, topic, data);
}

const status = async (username: string) => (await askToken(identity.url, { username })).status;
const answers = (username: string, expected: number) => eventually(async () => expect(await status(username)).toBe(expected));
const isReady = () => eventually(async () => expect((await fetch(`${identity.url}/readyz`)).status).toBe(200));

beforeAll(async () => {
  publisher = createPublisher(connection);
  settings = await identitySettings({ KAFKA_BROKERS: brokers.join(','), TOPIC_PREFIX: topicPrefix });
  identity = await startIdentity(settings);
});

afterAll(async () => {
  await identity.stop();
  await publisher.disconnect();
});

describe('Directory facts', () => {
  it('when the topic has not been made yet › the well-known users have tokens', async () => {
    await isReady();
    expect(await status('rep')).toBe(200);
    await ensureTopics(connection, { partitions: 2 });
  });

  it('when a user is registered › they have a token; when deactivated › the next is refused; when reactivated › no longer', async () => {
    await publish(UserRegistered.of(newcomer, { roles: ['REP'], teamIds: [], managerId: null, personVersion: 1 }));
    await answers(newcomer, 200);
    await publish(UserDeactivated.of(newcomer, { reason: null }));
    await answers(newcomer, 403);
    await publish(UserReactivated.of(newcomer, { roles: ['REP'], teamIds: [] }));
    await answers(newcomer, 200);
  });

  it('when a record cannot be read › the next ones still count', async () => {
    await publisher.publish([{ topic: 'directory', key: rep, headers: { ce_type: 'leadline.user.deactivated.v1' }, value: 'not json' }]);
    await publish(UserDeactivated.of(rep, { reason: null }));
    await answers('rep', 403);
  });

  it('when a fact is under another key than its subject › it has no effect', async () => {
    await publisher.publish([{ ...messageOf(UserDeactivated.of(newcomer, { reason: null })), key: manager }]);
    // Of the same key, so read after it.
    await publish(UserDeactivated.of(manager, { reason: null }));
    await answers('manager', 403);
    expect(await status(newcomer)).toBe(200);
  });

  it('when the issuer was restarted › gives no token before it knows who is deactivated', async () => {
    await identity.stop();
    identity = await startIdentity(settings);
    const seen = new Set<number>();
    await eventually(async () => {
      seen.add(await status('rep'));
      expect((await fetch(`${identity.url}/readyz`)).status).toBe(200);
    });
    seen.add(await status('rep'));
    expect(seen).not.toContain(200);
    expect(seen).toContain(403);
  });
});
