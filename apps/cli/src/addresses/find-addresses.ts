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
  const isGiven = Object.keys(given).length > 0;
  const found = isGiven ? { ...nothing, ...given, origin: 'given' as const } : localAddresses(local(folder));
  const topicPrefix = options.topicPrefix ?? environment.LEADLINE_TOPIC_PREFIX ?? found.topicPrefix;
  return { ...found, folder, topicPrefix };
}

const nothing: Omit<Addresses, 'folder'> = { origin: 'none', topicPrefix: 'leadline', serviceUrls: {}, databases: {} };

function givenAddresses(options: Given, environment: Environment): Partial<Addresses> {
  const brokers = options.brokers ?? environment.LEADLINE_KAFKA_BROKERS;
  const addresses = {
    gatewayUrl: options.gateway ?? environment.LEADLINE_GATEWAY_URL,
    issuerUrl: options.issuer ?? environment.LEADLINE_ISSUER_URL,
    brokers: brokers?.split(',').map((broker) => broker.trim()),
    serviceUrls: environment.LEADLINE_SERVICE_URLS,
    databases: environment.LEADLINE_DATABASE_URLS,
  };
  return Object.fromEntries(Object.entries(addresses).filter(([, address]) => address !== undefined));
}

function localAddresses(state: StackState | undefined): Omit<Addresses, 'folder'> {
  if (!state) return nothing;
  const { gatewayUrl, issuerUrl, brokers, topicPrefix, urls, databases } = state;
  const services = Object.keys(databases).map((name) => [name, urls[name] ?? ''] as const);
  return { origin: 'local', gatewayUrl, issuerUrl, brokers, topicPrefix, databases, serviceUrls: Object.fromEntries(services) };
}
