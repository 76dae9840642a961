/** The brokers that integration tests use; throws a clear sentence when none are named. */
export function testBrokers(): string[] {
  const brokers = process.env['TEST_KAFKA_BROKERS'];
  if (!brokers) throw new Error('Set TEST_KAFKA_BROKERS to the broker that integration tests may use, for example 127.0.0.1:9092.');
  return brokers.split(',');
}
