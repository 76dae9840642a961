import { type KafkaConnection, createKafka } from '@leadline/kafka';
import { createLogger } from '@leadline/observability';
import type { Admin } from 'kafkajs';
import { CommandFailed } from '../command/command-failed.ts';
import { inWords } from './ask-broker.ts';
import type { Addresses } from './find-addresses.ts';
import { required } from './required.ts';

// For somebody who does not want to wait long for it.
function brokerOf(addresses: Addresses): KafkaConnection {
  const settings = { brokers: required(addresses, 'brokers'), clientId: 'leadline', topicPrefix: addresses.topicPrefix, retries: 4 };
  return createKafka(settings, createLogger({ service: 'leadline', level: 'silent' }));
}

/** Does something as the broker's administrator; throws CommandFailed when no broker answers, or one does not as it should. */
export async function withBroker<Found>(
  addresses: Addresses,
  work: (admin: Admin, connection: KafkaConnection) => Promise<Found>,
): Promise<Found> {
  const connection = brokerOf(addresses);
  const admin = connection.kafka.admin();
  try {
    await admin.connect();
  } catch {
    const brokers = connection.settings.brokers.join(', ');
    throw new CommandFailed(`No Kafka broker answers at ${brokers}. Is it running, and is that the right address?`);
  }
  try {
    return await work(admin, connection);
  } catch (error) {
    throw inWords(error);
  } finally {
    // What was found out is not lost with a broker that is gone by now.
    await admin.disconnect().catch(() => undefined);
  }
}
