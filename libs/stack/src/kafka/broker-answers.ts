import { Kafka, logLevel } from 'kafkajs';

/** Whether a broker answers on this address and counts itself in. */
export async function brokerAnswers(address: string): Promise<boolean> {
  const timeouts = { connectionTimeout: 1_000, requestTimeout: 2_000, retry: { retries: 0 } };
  const admin = new Kafka({ clientId: 'leadline-stack', brokers: [address], logLevel: logLevel.NOTHING, ...timeouts }).admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
