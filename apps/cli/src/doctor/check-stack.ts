import type { Addresses } from '../addresses/find-addresses.ts';
import { type Finding, well, wrong } from './finding.ts';

const kinds = {
  gatewayUrl: 'the graph (LEADLINE_GATEWAY_URL)',
  issuerUrl: 'the issuer (LEADLINE_ISSUER_URL)',
  brokers: 'the brokers (LEADLINE_KAFKA_BROKERS)',
} as const;

/** Whether it is known where everything is; what is not known cannot be checked. */
export function checkStack(addresses: Addresses): Finding {
  const { origin, folder } = addresses;
  if (origin === 'local') return well('stack', `runs from ${folder}`);
  if (origin === 'none')
    return wrong(
      'stack',
      `none runs from ${folder}`,
      'Start it with npm start; or name another one: see leadline doctor --help, docs/operations.md.',
    );
  const missing = [
    ...Object.entries(kinds).flatMap(([key, name]) => (addresses[key as keyof typeof kinds] === undefined ? [name] : [])),
    ...(Object.keys(addresses.databases).length === 0 ? ['the databases (LEADLINE_DATABASE_URLS)'] : []),
    ...(Object.keys(addresses.serviceUrls).length === 0 ? ['the services (LEADLINE_SERVICE_URLS)'] : []),
  ];
  if (missing.length === 0) return well('stack', 'named by options and environment');
  return wrong('stack', 'only a part of it is named', `Not checked, because nobody said where they are: ${missing.join(', ')}.`);
}
