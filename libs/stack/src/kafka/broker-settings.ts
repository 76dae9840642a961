/** The addresses and the data folder of one broker. */
export interface BrokerPlace {
  port: number;
  controllerPort: number;
  dataFolder: string;
  /** The port that the broker names to its clients; `port` unless said otherwise. */
  advertisedPort?: number | undefined;
  /** The address that the broker binds to; clients always use 127.0.0.1. */
  host?: string;
}

/** The text of `server.properties`: one node that is broker and controller, tuned to come back quickly after a kill. */
export function brokerSettings({ port, controllerPort, dataFolder, advertisedPort = port, host = '127.0.0.1' }: BrokerPlace): string {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://${host}:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${advertisedPort}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${dataFolder}

# Topics are made by the services, with the partitions and the retention that they need.
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=8
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
share.coordinator.state.topic.num.partitions=2

# A killed broker or consumer is noticed in seconds.
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=500
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000

# Committed offsets of a stack that is started once a year still count.
offsets.retention.minutes=5256000
# A hundred small partitions need no 10 MB index each.
log.index.size.max.bytes=1048576
`;
}
