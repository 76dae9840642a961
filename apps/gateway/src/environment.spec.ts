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

  it('when nobody shows a token › price and rate are not limited, and queries may be as large as can be borne, unless they are set', () => {
    expect(readEnvironment({ AUTH: 'off' }).limits).toMatchObject({
      document: { tokens: 20_000, depth: 100, fields: 5_000, aliases: 5_000, directives: 5_000, rootFields: 5_000 },
      price: { limit: Number.MAX_SAFE_INTEGER, assumedListSize: 1 },
      callers: { perSecond: 1_000_000 },
    });
    expect(readEnvironment({ AUTH: 'off', QUERY_MAX_COST: '7', QUERY_MAX_DEPTH: '3' }).limits).toMatchObject({
      price: { limit: 7 },
      document: { depth: 3 },
    });
    expect(readEnvironment(issuer).limits).toMatchObject({ price: { limit: 10_000 }, callers: { perSecond: 500 } });
  });

  it('when tokens are verified › needs the issuer', () => {
    expect(() => readEnvironment({})).toThrow(/OIDC_ISSUER/);
    expect(readEnvironment(issuer).auth).toEqual({ issuer: 'https://id.example', audience: 'leadline', jwksUri: undefined });
  });

  it('when proxies stand in front › believes those that are named, and no others', () => {
    const trust = (TRUST_PROXY?: string) =>
      readEnvironment({ ...issuer, ...(TRUST_PROXY && { TRUST_PROXY }) }).limits.connections.trustProxy;
    expect([0, 1].map((hop) => trust()('10.0.0.1', hop))).toEqual([false, false]);
    expect([0, 1].map((hop) => trust('1')('10.0.0.1', hop))).toEqual([true, false]);
    expect(['10.0.0.1', '192.0.2.1', '192.0.2.2'].map((address) => trust('10.0.0.0/8, 192.0.2.1')(address, 0))).toEqual([
      true,
      true,
      false,
    ]);
    expect(() => trust('yes')).toThrow(/TRUST_PROXY: must be the number of proxies/);
  });

  it('when cursors have no secret of their own › the key that all gateways share seals them', () => {
    const GATEWAY_KEY = 'k'.repeat(32);
    expect(readEnvironment({ ...issuer, GATEWAY_KEY }).live.cursorSecret).toBe(GATEWAY_KEY);
    expect(readEnvironment({ ...issuer, GATEWAY_KEY, LIVE_CURSOR_SECRET: 'a secret of its own' }).live.cursorSecret).toBe(
      'a secret of its own',
    );
  });

  it('when in production mode › refuses AUTH=off', () => {
    expect(() => readEnvironment({ NODE_ENV: 'production', AUTH: 'off' })).toThrow(/AUTH: must not be off in production/);
  });

  it('when in production mode › needs a key to sign with, and one that cannot be guessed', () => {
    const production = { ...issuer, NODE_ENV: 'production' };
    expect(() => readEnvironment(production)).toThrow(/GATEWAY_KEY: is needed in production/);
    expect(() => readEnvironment({ ...production, GATEWAY_KEY: 'secret' })).toThrow(/GATEWAY_KEY: must have 32 characters/);
    expect(readEnvironment({ ...production, GATEWAY_KEY: 'x'.repeat(32) })).toMatchObject({
      production: true,
      subgraphs: { key: { type: 'secret' } },
    });
  });

  it('when limits are set › takes them, and refuses what would be no limit', () => {
    expect(readEnvironment({ ...issuer, QUERY_MAX_DEPTH: '7' }).limits.document.depth).toBe(7);
    expect(() => readEnvironment({ ...issuer, QUERY_MAX_DEPTH: '0', RATE_PER_SECOND: '-1' })).toThrow(/QUERY_MAX_DEPTH[^]*RATE_PER_SECOND/);
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
