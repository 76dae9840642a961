import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testDatabase, testIssuer } from '@leadline/testkit';
import { runJson } from '../testing/run-command.ts';
import { type ServiceDatabase, databasesVariable, serviceDatabase } from '../testing/service-database.ts';
import { type SpecBroker, specBroker } from '../testing/spec-broker.ts';
import type { Finding } from './finding.ts';

const ready = { ready: true, phase: 'serving', database: 'reachable', messaging: 'running' };

const nothingFound = { data: { directory: null, leads: null, accounts: null, opportunities: null, projects: null } };

/** Answers every probe as a service that is ready does, and what is posted as a graph that was asked with a token. */
async function readyService() {
  const service = { url: '', graph: nothingFound as object, asked: [] as (string | undefined)[], close: () => server.close() };
  const server = createServer((request, response) => {
    if (request.method === 'POST') service.asked.push(request.headers.authorization);
    const answer = request.method === 'POST' ? service.graph : ready;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return service;
}

describe('leadline doctor', () => {
  let broker: SpecBroker;
  let leads: ServiceDatabase;
  let issuer: Awaited<ReturnType<typeof testIssuer>>;
  let service: Awaited<ReturnType<typeof readyService>>;
  let variables: Record<string, string>;

  beforeAll(async () => {
    [broker, leads, issuer, service] = await Promise.all([specBroker(), serviceDatabase(), testIssuer(), readyService()]);
    variables = {
      ...broker.variables,
      ...databasesVariable({ leads }),
      LEADLINE_GATEWAY_URL: `${service.url}/graphql`,
      LEADLINE_ISSUER_URL: issuer.issuer,
      LEADLINE_SERVICE_URLS: JSON.stringify({ leads: service.url }),
      LEADLINE_TOKEN: 'a-token',
    };
  });
  afterEach(() => {
    service.graph = nothingFound;
  });
  afterAll(async () => {
    service.close();
    await Promise.all([issuer.close(), leads.drop(), broker.drop()]);
  });

  async function faults(changed: Record<string, string> = {}) {
    const { exitCode, data } = await runJson<{ well: boolean; findings: Finding[] }>(['doctor'], { ...variables, ...changed });
    expect(exitCode).toBe(data.well ? 0 : 1);
    return data.findings.filter(({ ok }) => !ok);
  }

  it('when everything is as it should be › finds nothing wrong, exit code 0', async () => {
    expect(await faults()).toEqual([]);
    expect(service.asked).toEqual(['Bearer a-token']);
  });

  it('when a subgraph refuses the gateway, though both are well › says which and what to do', async () => {
    const message = 'This service answers the gateway only; send the request there.';
    const extensions = { code: 'FORBIDDEN', rule: 'OnlyTheGatewayMayAsk', serviceName: 'leads' };
    service.graph = { ...nothingFound, errors: [{ message, path: ['leads'], extensions }] };
    expect(await faults()).toEqual([
      { about: 'graph leads', ok: false, says: `${message} [FORBIDDEN]`, remedy: expect.stringContaining('GATEWAY_KEY') },
    ]);
  });

  it('when no token can be had › says that the graph was not checked, and how to give one', async () => {
    const asked = service.asked.length;
    expect(await faults({ LEADLINE_TOKEN: '' })).toMatchObject([
      {
        about: 'graph',
        says: expect.stringMatching(/^not checked.*no token for service/),
        remedy: expect.stringContaining('LEADLINE_TOKEN'),
      },
    ]);
    expect(service.asked).toHaveLength(asked);
  });

  it('when the broker is away › says so and what happens meanwhile, and goes on with the rest', async () => {
    expect(await faults({ LEADLINE_KAFKA_BROKERS: '127.0.0.1:9' })).toMatchObject([
      {
        about: 'kafka',
        says: expect.stringContaining('No Kafka broker answers at 127.0.0.1:9'),
        remedy: expect.stringContaining('outbox'),
      },
    ]);
  });

  it('when the topics have another count, or the prefix is another › names each', async () => {
    const counts = await faults({ TOPIC_PARTITIONS: '12' });
    expect(counts).toHaveLength(9);
    const about = `topic ${broker.topicPrefix}.leads.v1`;
    expect(counts).toContainEqual(expect.objectContaining({ about, says: 'has 2 partitions and not 12' }));
    expect(await faults({ LEADLINE_TOPIC_PREFIX: 'nobodys' })).toContainEqual(expect.objectContaining({ says: 'is missing' }));
  });

  it('when a database has no tables, or is not there › says which and what to do', async () => {
    const [empty, gone] = [await testDatabase('cli'), new URL(leads.url)];
    gone.pathname = '/nowhere';
    const urls = JSON.stringify({ accounts: empty.url, leads: gone.href });
    expect(await faults({ LEADLINE_DATABASE_URLS: urls })).toMatchObject([
      { about: 'postgres accounts', says: 'has no tables of ours' },
      { about: 'postgres leads', says: expect.stringContaining('does not exist') },
    ]);
    await empty.drop();
  });

  it('when gateway, issuer and services do not answer › says so of each', async () => {
    const nobody = 'http://127.0.0.1:9';
    const away = {
      LEADLINE_GATEWAY_URL: `${nobody}/graphql`,
      LEADLINE_ISSUER_URL: nobody,
      LEADLINE_SERVICE_URLS: JSON.stringify({ leads: nobody }),
    };
    expect((await faults(away)).map(({ about }) => about)).toEqual(['issuer', 'leads', 'gateway']);
  });

  it('when the issuer’s address is somebody else’s › says so', async () => {
    expect(await faults({ LEADLINE_ISSUER_URL: service.url })).toMatchObject([
      { about: 'issuer', says: expect.stringContaining('no OIDC issuer') },
    ]);
  });
});
