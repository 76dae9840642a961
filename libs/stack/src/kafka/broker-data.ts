import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackError } from '../stack-error.ts';

/** The programs and files of a broker that runs from jars. */
export interface JarBroker {
  java: string;
  jars: string;
  settingsFile: string;
  dataFolder: string;
}

/** Writes the settings; formats the data folder on first use. */
export function prepareBroker({ java, jars, settingsFile, dataFolder }: JarBroker, settings: string): void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(settingsFile, settings);
  if (existsSync(join(dataFolder, 'meta.properties'))) return;
  const args = ['-cp', join(jars, '*'), 'kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', settingsFile, '--ignore-formatted'];
  const { status, stderr } = spawnSync(java, args, { encoding: 'utf8' });
  if (status !== 0) throw new StackError(`Kafka's data folder ${dataFolder} could not be made: ${stderr.trim().split('\n').at(-1)}`);
}

/** The command line of a broker in a JVM set for a quick start on few cores, in little memory. */
export function brokerArguments({ jars, settingsFile }: JarBroker): string[] {
  const jvm = ['-Xms128m', '-Xmx768m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  return [...jvm, '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', join(jars, '*'), 'kafka.Kafka', settingsFile];
}

/** Kafka's own form of a UUID, which may not begin with a dash on a command line. */
function clusterId(): string {
  const id = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
  return id.startsWith('-') ? clusterId() : id;
}
