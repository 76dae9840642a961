import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSpace } from '../disk-space.ts';
import { inheritedEnvironment } from '../environment.ts';
import { freePorts } from '../ports/port-plan.ts';
import { clearLeftover } from '../process/leftover.ts';
import { type LaunchPlan, type ManagedProcess, launch } from '../process/managed-process.ts';
import type { OnProgress } from '../progress.ts';
import { StackError } from '../stack-error.ts';
import { brokerAnswers } from './broker-answers.ts';
import { brokerArguments, prepareBroker } from './broker-data.ts';
import { type BrokerPlace, brokerSettings } from './broker-settings.ts';
import { dockerArguments, dockerBroker, hasDocker, imageDataFolder, removeContainer } from './docker-broker.ts';
import { brokerJars, kafkaVersion } from './jars.ts';
import { findJava } from './java.ts';

/** How to start Kafka. */
export interface KafkaOptions {
  /** The stack's state folder; data, log and pid file go under it. */
  folder: string;
  /** Free ones when 0 or absent. */
  port?: number;
  controllerPort?: number;
  /** Where clients are sent once they have asked: a line of a test before the broker; its own port unless said otherwise. */
  advertisedPort?: number;
  onProgress?: OnProgress;
  onExit?: (ending: string) => void;
  /** Gives up the first start when it is aborted. */
  signal?: AbortSignal;
}

/** A running Kafka broker. */
export interface KafkaServer extends ManagedProcess {
  readonly brokers: string[];
}

type Addresses = Pick<BrokerPlace, 'port' | 'controllerPort' | 'advertisedPort'>;

type Program = Pick<LaunchPlan, 'command' | 'args' | 'before'>;

/** Starts a broker from its jars, or from its image where there is no Java; data of an earlier start is kept, a broker left by a killed run is stopped first. */
export async function startKafka(options: KafkaOptions): Promise<KafkaServer> {
  const { folder, onProgress } = options;
  await ensureSpace(folder);
  await clearLeftover(folder, 'kafka');
  const free = await freePorts(['port', 'controllerPort']);
  const ports: Addresses = {
    advertisedPort: options.advertisedPort,
    port: options.port || free.port!,
    controllerPort: options.controllerPort || free.controllerPort!,
  };
  const java = findJava(onProgress);
  const program = java === undefined ? inDocker(folder, ports) : await fromJars(java, ports, options);
  const address = `127.0.0.1:${ports.port}`;
  const server = await launch({
    ...program,
    name: 'kafka',
    env: inheritedEnvironment(),
    folder,
    logFile: join(folder, 'logs', 'kafka.log'),
    // An image may have to be fetched first; and a broker that was killed reads its logs again, perhaps on a busy machine.
    readyWithinMs: java === undefined ? 300_000 : 120_000,
    probe: () => brokerAnswers(address),
    stopSignals: [{ signal: 'SIGTERM', withinMs: 20_000 }],
    onExit: options.onExit,
    signal: options.signal,
  });
  return Object.assign(server, { brokers: [address] });
}

async function fromJars(java: string, ports: Addresses, { folder, onProgress }: KafkaOptions): Promise<Program> {
  const dataFolder = join(folder, 'data', 'kafka');
  const broker = { java, jars: await brokerJars(onProgress), settingsFile: join(folder, 'data', 'kafka.properties'), dataFolder };
  prepareBroker(broker, brokerSettings({ ...ports, dataFolder }));
  return { command: java, args: brokerArguments(broker) };
}

function inDocker(folder: string, ports: Addresses): Program {
  if (!hasDocker()) throw new StackError(missing);
  const broker = dockerBroker(folder, kafkaVersion());
  const settingsFile = join(folder, 'data', 'kafka.properties');
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(settingsFile, brokerSettings({ ...ports, dataFolder: imageDataFolder, host: '0.0.0.0' }));
  return { command: 'docker', args: dockerArguments(broker, ports.port, settingsFile), before: async () => removeContainer(broker) };
}

const missing = `Kafka needs Java 17 or newer, and none was found; python3 with pip could fetch one, and a Docker engine could run it instead.
Install one of them (Debian: apt install default-jre-headless, macOS: brew install openjdk), or set KAFKA_BROKERS to a Kafka of your own.`;
