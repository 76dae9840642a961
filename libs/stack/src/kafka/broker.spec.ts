import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { brokerSettings } from './broker-settings.ts';
import { dockerArguments, dockerBroker } from './docker-broker.ts';
import { kafkaVersion } from './jars.ts';
import { javaVersion } from './java.ts';

describe('Broker', () => {
  it('when Java prints its version › the major one is read, in the old form too', () => {
    expect(javaVersion('openjdk version "17.0.15" 2025-04-15')).toBe(17);
    expect(javaVersion('openjdk version "25" 2025-09-16')).toBe(25);
    expect(javaVersion('java version "1.8.0_402"')).toBe(8);
    expect(javaVersion('no such thing')).toBe(0);
  });

  it('when run from jars › listens on the loopback address only', () => {
    const settings = brokerSettings({ port: 1, controllerPort: 2, dataFolder: '/data' }).split('\n');
    expect(settings).toContain('listeners=PLAINTEXT://127.0.0.1:1,CONTROLLER://127.0.0.1:2');
    expect(settings).toContain('advertised.listeners=PLAINTEXT://127.0.0.1:1');
  });

  it('when clients are to come by another way › sends them there', () => {
    const settings = brokerSettings({ port: 1, controllerPort: 2, advertisedPort: 3, dataFolder: '/data' }).split('\n');
    expect(settings).toContain('listeners=PLAINTEXT://127.0.0.1:1,CONTROLLER://127.0.0.1:2');
    expect(settings).toContain('advertised.listeners=PLAINTEXT://127.0.0.1:3');
  });

  it('when run in Docker › is one container and volume per stack folder, reachable from this machine only', () => {
    const broker = dockerBroker('/some/folder', '4.3.1');
    expect(dockerBroker('/some/folder/', '4.3.1')).toEqual(broker);
    expect(dockerBroker('/another/folder', '4.3.1').container).not.toBe(broker.container);
    const command = dockerArguments(broker, 9092, '/settings').join(' ');
    expect(command).toMatch(/^run --rm --name leadline-kafka-\w{12} -p 127\.0\.0\.1:9092:9092 .* apache\/kafka:4\.3\.1$/);
  });

  it('when Maven fetches the jars › it is the version whose checksums are pinned', () => {
    const pom = readFileSync(join(repositoryRoot, 'infra', 'kafka', 'pom.xml'), 'utf8');
    expect(pom).toContain(`<kafka.version>${kafkaVersion()}</kafka.version>`);
  });
});
