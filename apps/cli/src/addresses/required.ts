import { CommandFailed } from '../command/command-failed.ts';
import { UsageError } from '../command/usage-error.ts';
import type { Addresses } from './find-addresses.ts';

/** How an operator names what is missing. */
const ways = {
  gatewayUrl: ['the graph', '--gateway or LEADLINE_GATEWAY_URL'],
  issuerUrl: ['the issuer', '--issuer or LEADLINE_ISSUER_URL'],
  brokers: ['Kafka', '--brokers or LEADLINE_KAFKA_BROKERS'],
} as const;

/** An address that the command cannot do without; throws and says how to give it when it is not known. */
export function required<What extends keyof typeof ways>(addresses: Addresses, what: What): NonNullable<Addresses[What]> {
  const address = addresses[what];
  if (address !== undefined) return address;
  const [name, way] = ways[what];
  throw unknown(addresses, name, way);
}

/** The databases to look into, by service: the named services' or all; throws when none are known, or there is no such service. */
export function requiredDatabases(addresses: Addresses, services: readonly string[] = []): [service: string, url: string][] {
  const all = Object.entries(addresses.databases);
  if (all.length === 0) throw unknown(addresses, 'the services’ databases', `LEADLINE_DATABASE_URLS='{"leads":"postgres://…"}'`);
  const stranger = services.find((service) => !(service in addresses.databases));
  if (stranger !== undefined)
    throw new UsageError(`There is no service “${stranger}”; there are: ${Object.keys(addresses.databases).join(', ')}.`);
  return services.length === 0 ? all : all.filter(([service]) => services.includes(service));
}

function unknown({ origin, folder }: Addresses, what: string, way: string): Error {
  if (origin === 'given') return new UsageError(`The address of ${what} is not known: give ${way}.`);
  return new CommandFailed(`No stack runs in ${folder}. Start it with npm start, or say where another one has ${what}: ${way}.`);
}
