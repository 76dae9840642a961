import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

/** The container, image and volume of a stack's broker where there is no Java. */
export interface DockerBroker {
  container: string;
  volume: string;
  image: string;
}

/** Where the image keeps its data and reads its settings. */
export const imageDataFolder = '/var/lib/kafka/data';
const imageSettings = '/mnt/shared/config/server.properties';

/** The container of a stack folder: always the same name, so that a stale one is found. */
export function dockerBroker(stackFolder: string, version: string): DockerBroker {
  const name = `leadline-kafka-${createHash('sha256').update(resolve(stackFolder)).digest('hex').slice(0, 12)}`;
  return { container: name, volume: name, image: `apache/kafka:${version}` };
}

/** Whether a Docker engine answers. */
export function hasDocker(): boolean {
  return spawnSync('docker', ['info', '--format', '{{.ServerVersion}}']).status === 0;
}

/** The arguments of `docker` that run the broker in the foreground, reachable from this machine only. */
export function dockerArguments({ container, volume, image }: DockerBroker, port: number, settingsFile: string): string[] {
  const mounts = ['-v', `${volume}:${imageDataFolder}`, '-v', `${settingsFile}:${imageSettings}:ro`];
  return ['run', '--rm', '--name', container, '-p', `127.0.0.1:${port}:${port}`, ...mounts, image];
}

/** Ends the container of a killed run: killing the `docker` command does not. */
export function removeContainer({ container }: DockerBroker): void {
  spawnSync('docker', ['rm', '--force', container]);
}

/** Deletes the broker's data. */
export function removeVolume({ volume }: DockerBroker): void {
  spawnSync('docker', ['volume', 'rm', '--force', volume]);
}
