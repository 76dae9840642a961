import { scopes } from '@leadline/auth';
import { type ClientMetadata, type Configuration, Provider, type ResourceServer } from 'oidc-provider';
import type { SigningKeys } from '../keys/signing-keys.ts';
import { accessTokenSeconds } from '../keys/access-token.ts';
import type { People } from '../people/people.ts';
import { accountsOf } from './accounts.ts';

interface ProviderSettings {
  issuer: string;
  audience: string;
  keys: SigningKeys;
  people: People;
  clients: ClientMetadata[];
  /** Login and consent pages without a password: never in production mode. */
  loginPages: boolean;
}

/** The graph as a resource: every access token is a JWT for it. */
const graphResource = 'urn:leadline:graph';

const day = 24 * 60 * 60;

/** In seconds. */
const lifetimes = {
  AccessToken: accessTokenSeconds,
  ClientCredentials: accessTokenSeconds,
  IdToken: accessTokenSeconds,
  AuthorizationCode: 60,
  Interaction: 3_600,
  Grant: day,
  RefreshToken: day,
  Session: day,
};

/** The OIDC issuer: discovery, keys, and the standard endpoints, with roles and teams in the tokens. */
export function createProvider({ issuer, audience, keys, people, clients, loginPages }: ProviderSettings): Provider {
  const accounts = accountsOf(people);
  const graph: ResourceServer = {
    audience,
    scope: scopes.join(' '),
    accessTokenFormat: 'jwt',
    accessTokenTTL: accessTokenSeconds,
    jwt: { sign: { alg: keys.jwk.alg, kid: keys.jwk.kid } },
  };
  const accountOf = (token: { kind: string; accountId?: string }) => ('accountId' in token ? token.accountId : undefined);

  const configuration: Configuration = {
    jwks: { keys: [keys.jwk] },
    cookies: { keys: keys.cookieKeys },
    clients,
    scopes: ['openid', 'offline_access', ...scopes],
    findAccount: accounts.findAccount,
    extraTokenClaims: (_, token) => {
      const { roles, teams } = accounts.claimsOf(accountOf(token));
      return { roles, teams };
    },
    formats: {
      customizers: {
        // The subject is the user's id, also where the login was by username or by a client.
        jwt: (_, token, { payload }) => Object.assign(payload, { sub: accounts.claimsOf(accountOf(token)).sub }) && undefined,
      },
    },
    features: {
      devInteractions: { enabled: loginPages },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => graphResource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => graph,
      },
    },
    clientBasedCORS: (_, origin, client) => (client.redirectUris ?? []).some((uri) => new URL(uri).origin === origin),
    ttl: lifetimes,
  };
  return new Provider(issuer, configuration);
}
