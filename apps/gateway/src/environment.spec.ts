import { readEnvironment } from './environment.ts';

const issuer = { OIDC_ISSUER: 'https://id.example' };

describe('Environment of the gateway', () => {
  it('when only SUPERGRAPH, PORT and AUTH=off are given › is enough', () => {
    expect(readEnvironment({ SUPERGRAPH: '/some/supergraph.graphql', PORT: '4000', AUTH: 'off' })).toMatchObject({
      supergraph: '/some/supergraph.graphql',
      port: 4000,
      auth: undefined,
    });
  });

  it('when tokens are verified › needs the issuer', () => {
    expect(() => readEnvironment({})).toThrow(/OIDC_ISSUER/);
    expect(readEnvironment(issuer).auth).toEqual({ issuer: 'https://id.example', audience: 'leadline', jwksUri: undefined });
  });

  it('when in production mode › refuses AUTH=off', () => {
    expect(() => readEnvironment({ NODE_ENV: 'production', AUTH: 'off' })).toThrow(/AUTH: must not be off in production/);
    expect(readEnvironment({ ...issuer, NODE_ENV: 'production' }).production).toBe(true);
  });

  it('when several settings are wrong › names them all', () => {
    expect(() => readEnvironment({ ...issuer, PORT: 'x', SUBGRAPH_URLS: '{' })).toThrow(/PORT[^]*SUBGRAPH_URLS/);
  });

  it('when subgraphs are elsewhere › reads their URLs, http only', () => {
    expect(readEnvironment({ ...issuer, SUBGRAPH_URLS: '{"leads":"http://127.0.0.1:1/graphql"}' }).subgraphs.urls).toEqual({
      leads: 'http://127.0.0.1:1/graphql',
    });
    expect(() => readEnvironment({ ...issuer, SUBGRAPH_URLS: '{"leads":"file:///etc/passwd"}' })).toThrow(/SUBGRAPH_URLS/);
  });
});
