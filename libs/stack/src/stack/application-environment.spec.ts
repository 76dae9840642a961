import { applicationEnvironment } from './application-environment.ts';

const around = {
  root: '/repository',
  folder: '/repository/.leadline',
  brokers: ['one:1', 'two:2'],
  topicPrefix: 'leadline',
  urls: { identity: 'http://127.0.0.1:4010', leads: 'http://127.0.0.1:4012', gateway: 'http://127.0.0.1:4000' },
  databases: { leads: 'postgres://leadline_leads:secret@127.0.0.1:4030/leadline_leads' },
  cursorSecret: 'a secret of the stack',
  environment: { ALLOW_SIMULATED_TIME: '1' },
  environmentOf: (name: string, urls: Readonly<Record<string, string>>): Record<string, string> =>
    name === 'leads' ? { NEIGHBOUR: urls['gateway'] ?? '' } : {},
};

describe('Environment of an application', () => {
  it('when something is asked for one application › only that one has it, and knows where the others listen', () => {
    expect(applicationEnvironment('leads', around).NEIGHBOUR).toBe('http://127.0.0.1:4000');
    expect(applicationEnvironment('gateway', around)).not.toHaveProperty('NEIGHBOUR');
  });

  it('when it is a subgraph › has its own database, the brokers, the issuer and what was asked for', () => {
    expect(applicationEnvironment('leads', around)).toMatchObject({
      PORT: '4012',
      DATABASE_URL: around.databases.leads,
      KAFKA_BROKERS: 'one:1,two:2',
      OIDC_ISSUER: 'http://127.0.0.1:4010',
      OIDC_AUDIENCE: 'leadline',
      ALLOW_SIMULATED_TIME: '1',
    });
  });

  it('when it is the gateway › has the supergraph and the address of each subgraph, and no database', () => {
    const environment = applicationEnvironment('gateway', around);
    expect(environment.SUPERGRAPH).toBe('/repository/apps/gateway/supergraph.graphql');
    expect(JSON.parse(environment.SUBGRAPH_URLS ?? '')).toEqual({ leads: 'http://127.0.0.1:4012/graphql' });
    expect(environment.LIVE_CURSOR_SECRET).toBe('a secret of the stack');
    expect(environment.DATABASE_URL).toBeUndefined();
  });
});
