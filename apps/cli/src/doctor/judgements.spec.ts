import { judgeDatabase } from './check-databases.ts';
import { judgeGraph } from './check-graph.ts';
import { judgeService } from './check-http.ts';
import { judgeTopics } from './check-kafka.ts';
import { checkNode } from './check-node.ts';
import { checkStack } from './check-stack.ts';
import { found } from './doctor-command.ts';
import { doctorReport } from './doctor-report.ts';
import { well, wrong } from './finding.ts';

const nowhere = { folder: '/srv/.leadline', topicPrefix: 'leadline', serviceUrls: {}, databases: {} };
const here = { origin: 'local', folder: '/srv/.leadline' } as const;
const database = (about: object) =>
  judgeDatabase({ service: 'leads', found: { version: '18.4', migrations: 4, writable: true, ...about } }, here);
const service = (status: number, body: object) => judgeService('leads', { status, body }, here);
const ready = { phase: 'serving', database: 'reachable', messaging: 'running' };
const graphFault = (extensions: object) => judgeGraph({ data: { leads: null }, errors: [{ message: 'No.', extensions }] });
const ofLeads = (extensions: object) => graphFault({ ...extensions, serviceName: 'leads' }).find(({ about }) => about === 'graph leads')!;

describe('Doctor › a check that fails itself', () => {
  it('is a finding, beside those of the others', async () => {
    expect(await found('kafka', Promise.reject(new Error('Connection closed')))).toEqual([
      expect.objectContaining({ about: 'kafka', ok: false, says: 'could not be checked: Connection closed' }),
    ]);
    expect(await found('issuer', Promise.resolve([well('issuer', 'is there')]))).toHaveLength(1);
  });
});

describe('Doctor › judges', () => {
  it.each([
    ['Node 22', checkNode('v22.1.0'), /Node 24 or newer/],
    ['no stack', checkStack({ ...nowhere, origin: 'none' }), /npm start/],
    ['half a stack', checkStack({ ...nowhere, origin: 'given', brokers: ['k:9092'] }), /LEADLINE_GATEWAY_URL.*LEADLINE_DATABASE_URLS/],
    [
      'a database that does not answer',
      judgeDatabase({ service: 'leads', failure: 'ECONNREFUSED.' }, here),
      /\/srv\/.leadline\/logs\/postgres.log/,
    ],
    ['a database that nobody migrated', database({ migrations: 0 }), /Migrate it/],
    ['a standby', database({ writable: false }), /primary/],
    ['a service that does not answer', judgeService('leads', { status: undefined, failure: 'ECONNREFUSED' }, here), /leads.log/],
    ['a service without its database', service(503, { ...ready, database: 'unreachable' }), /database does not answer/],
    ['a service that is starting', service(503, { ...ready, phase: 'starting' }), /ask again/],
    ['a service without Kafka', service(200, { ...ready, messaging: 'waiting' }), /has not reached Kafka/],
    ['a stranger at a service’s address', service(200, { hello: 'world' }), /address right/],
    ['a missing topic', judgeTopics(['t'], [{ topic: 't', fault: 'missing' }])[0]!, /make it when they start/],
    [
      'a topic with another count',
      judgeTopics(['t'], [{ topic: 't', fault: 'partitions', found: 3, wanted: 12 }])[0]!,
      /Never change a count/,
    ],
    ['a topic with other settings', judgeTopics(['t'], [{ topic: 't', fault: 'settings', settings: ['retention.ms'] }])[0]!, /restart one/],
    ['a gateway that refuses the token', graphFault({ code: 'UNAUTHENTICATED', rule: 'TokenNotAccepted' })[0]!, /OIDC_ISSUER/],
    ['a gateway that refuses the question', graphFault({ code: 'QUERY_REFUSED' })[0]!, /TRUSTED_DOCUMENTS/],
    ['a gateway that has a fault', graphFault({ code: 'INTERNAL_SERVER_ERROR' })[0]!, /gateway’s log/],
    ['a stranger at the gateway’s address', judgeGraph({})[0]!, /LEADLINE_GATEWAY_URL/],
    ['a subgraph with another key', ofLeads({ code: 'FORBIDDEN', rule: 'OnlyTheGatewayMayAsk' }), /GATEWAY_KEY/],
    [
      'a subgraph that the gateway does not reach',
      ofLeads({ code: 'SUBGRAPH_UNAVAILABLE', rule: 'SubgraphNotReachable' }),
      /SUBGRAPH_URLS/,
    ],
    ['a subgraph that is slow', ofLeads({ code: 'SUBGRAPH_UNAVAILABLE', rule: 'SubgraphTimedOut' }), /It is slow/],
    ['another subgraph in its place', ofLeads({ code: 'GRAPHQL_VALIDATION_FAILED' }), /Something else/],
    ['no subgraph in its place', ofLeads({ code: 'SUBGRAPH_UNAVAILABLE', rule: 'SubgraphAnswerUnreadable' }), /Something else/],
    ['a subgraph that trusts another issuer', ofLeads({ code: 'UNAUTHENTICATED', rule: 'TokenNotAccepted' }), /OIDC_ISSUER/],
    ['a subgraph that does not reach the issuer', ofLeads({ code: 'SERVICE_UNAVAILABLE', rule: 'IssuerNotReachable' }), /OIDC_JWKS_URI/],
    ['a subgraph that has a fault', ofLeads({ code: 'INTERNAL_SERVER_ERROR' }), /Its log/],
  ])('%s › as wrong, with the remedy', (_, finding, remedy) => {
    expect(finding).toMatchObject({ ok: false, remedy: expect.stringMatching(remedy) });
  });

  it.each([
    ['Node 24', checkNode('v24.21.0')],
    ['a running stack', checkStack({ ...nowhere, origin: 'local' })],
    ['a migrated database', database({})],
    ['a ready service', service(200, ready)],
    ['right topics', judgeTopics(['t'], [])[0]!],
    ['a subgraph that decides what the token may see', ofLeads({ code: 'FORBIDDEN', rule: 'ScopeNeeded' })],
  ])('%s › as well', (_, finding) => {
    expect(finding.ok).toBe(true);
  });
});

describe('Doctor › judges the graph', () => {
  it('when one subgraph fails › names that one, and the others as well', () => {
    const findings = graphFault({ code: 'SUBGRAPH_UNAVAILABLE', rule: 'SubgraphNotReachable', serviceName: 'accounts' });
    expect(findings.map(({ about, ok }) => [about, ok])).toEqual([
      ['graph directory', true],
      ['graph leads', true],
      ['graph accounts', false],
      ['graph opportunities', true],
      ['graph projects', true],
    ]);
  });
});

describe('Doctor › report', () => {
  it('when something is wrong › is trouble, and ends with what to do', () => {
    const { lines, trouble } = doctorReport([well('node', 'v24'), wrong('kafka', 'does not answer', 'Start it.')]);
    expect(lines).toEqual(['✔  node   v24', '✖  kafka  does not answer', '', 'kafka: Start it.']);
    expect(trouble).toBe(true);
  });

  it('when nothing is wrong › says so', () => {
    expect(doctorReport([well('node', 'v24')])).toMatchObject({ lines: ['✔  node  v24', 'All is well.'], trouble: false });
  });
});
