import type { Addresses } from '../addresses/find-addresses.ts';
import type { Run } from '../command/reporting.ts';
import { checkGraph } from './check-graph.ts';
import { type Finding, well, wrong } from './finding.ts';
import { type Probe, probe } from './probe.ts';
import { startAnew } from './start-anew.ts';

type Place = Pick<Addresses, 'origin' | 'folder'>;

const elsewhere = 'Is it running, and is the address right?';

/** Asks each service whether it is ready, and whether it has reached Kafka. */
export function checkServices(addresses: Addresses): Promise<Finding[]> {
  return Promise.all(
    Object.entries(addresses.serviceUrls).map(async ([service, url]) =>
      judgeService(service, await probe(`${url.replace(/\/*$/, '')}/readyz`), addresses),
    ),
  );
}

/** Asks the gateway whether it has a graph to serve, and, when it has, the graph for something of each subgraph. */
export async function checkGateway(run: Pick<Run<object>, 'addresses' | 'environment'>): Promise<Finding[]> {
  const { addresses } = run;
  const { gatewayUrl } = addresses;
  if (gatewayUrl === undefined) return [];
  const answer = await probe(new URL('/readyz', gatewayUrl).href);
  if (answer.status === 200) return [well('gateway', `serves ${gatewayUrl}`), ...(await checkGraph(run, gatewayUrl))];
  if (answer.status === undefined)
    return [wrong('gateway', `does not answer at ${gatewayUrl} (${answer.failure})`, startAnew(addresses, 'gateway', elsewhere))];
  return [
    wrong(
      'gateway',
      `answers ${answer.status}: it has no supergraph`,
      'Its log says which file it looked for, and what is wrong with it (SUPERGRAPH).',
    ),
  ];
}

/** What to think of a service's answer. */
export function judgeService(service: string, answer: Probe, place: Place): Finding {
  if (answer.status === undefined) return wrong(service, `does not answer (${answer.failure})`, startAnew(place, service, elsewhere));
  const { phase, database, messaging } = (answer.body ?? {}) as Record<string, string | undefined>;
  if (phase === undefined)
    return wrong(service, `answers ${answer.status}, but is no service of ours`, 'Is its address right (LEADLINE_SERVICE_URLS)?');
  const says = `${phase}, database ${database}, messaging ${messaging}`;
  if (answer.status !== 200)
    return wrong(
      service,
      says,
      database === 'unreachable' ? 'Its database does not answer it; see above.' : 'It is starting or stopping: ask again.',
    );
  if (messaging !== 'running')
    return wrong(service, says, 'It serves, but has not reached Kafka: events wait in its outbox. Look at Kafka above, then into its log.');
  return well(service, says);
}
