import type { KafkaConnection } from '@leadline/kafka';

/** The service and its reason to listen. */
export interface ConsumerIdentity {
  service: string;
  purpose: string;
}

/** The name of a consumer in its database, logs and metrics. */
export const consumerName = ({ service, purpose }: ConsumerIdentity): string => `${service}.${purpose}`;

/** The consumer group on the broker: `leadline.<service>.<purpose>`; under another topic prefix its first word is that prefix. */
export const groupIdOf = (connection: KafkaConnection, identity: ConsumerIdentity): string =>
  `${connection.settings.topicPrefix ?? 'leadline'}.${consumerName(identity)}`;
