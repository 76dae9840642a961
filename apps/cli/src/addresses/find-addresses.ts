import { join } from 'node:path';
import { type StackState, repositoryRoot, runningState } from '@leadline/stack';
import type { GlobalOptions } from '../command/global-options.ts';
import type { Environment } from '../environment.ts';

/** Where the parts of a stack are; what is not known is absent. */
export interface Addresses {
  /** Where these addresses are from: a stack that runs on this machine, the operator, or nowhere. */
  origin: 'local' | 'given' | 'none';
  /** The state folder in which a local stack was looked for. */
  folder: string;
  gatewayUrl?: string;
  issuerUrl?: string;
  brokers?: string[];
  topicPrefix: string;
  /** Base address by service, as `/readyz` is asked. */
  serviceUrls: Record<string, string>;
  /** By service; these hold passwords and are never printed. */
  databases: Record<string, string>;
}

type Given = Pick<GlobalOptions, 'stack' | 'gateway' | 'issuer' | 'brokers' | 'topicPrefix'>;

/** The addresses that the operator gave, by option or environment; the local stack's when there are none. Never a mixture, which could show one stack's outbox beside another's topics. */
export function findAddresses(
  options: Given,
  environment: Environment,
  local: (folder: string) => StackState | undefined = runningState,
): Addresses {
  const given = givenAddresses(options, environment);
  const folder = options.stack ?? environment.LEADLINE_STACK ?? join(repositoryRoot, '.leadline');
  const state = isNamed(given) ? undefined : local(folder);
  const found = state ? localAddresses(state) : given;
  const topicPrefix = options.topicPrefix ?? environment.LEADLINE_TOPIC_PREFIX ?? state?.topicPrefix ?? 'leadline';
  const origin = state ? 'local' : isNamed(given) ? 'given' : 'none';
  return { ...found, origin, folder, topicPrefix, serviceUrls: found.serviceUrls ?? {}, databases: found.databases ?? {} };
}

const isNamed = (given: object): boolean => Object.values(given).some((value) => value !== undefined);

function givenAddresses(options: Given, environment: Environment) {
  const brokers = options.brokers ?? environment.LEADLINE_KAFKA_BROKERS;
  return {
    gatewayUrl: options.gateway ?? environment.LEADLINE_GATEWAY_URL,
    issuerUrl: options.issuer ?? environment.LEADLINE_ISSUER_URL,
    brokers: brokers?.split(',').map((broker) => broker.trim()),
    serviceUrls: environment.LEADLINE_SERVICE_URLS,
    databases: environment.LEADLINE_DATABASE_URLS,
  };
}

function localAddresses({ gatewayUrl, issuerUrl, brokers, urls, databases }: StackState) {
  const services = Object.keys(databases).map((name) => [name, urls[name] ?? ''] as const);
  return { gatewayUrl, issuerUrl, brokers, databases, serviceUrls: Object.fromEntries(services) };
}
