import type { ClientMetadata } from 'oidc-provider';
import { serviceClientId } from './accounts.ts';

interface ClientSettings {
  consoleRedirectUris: string[];
  /** Without it there is no service client. */
  serviceClientSecret?: string | undefined;
}

/** The clients of the issuer: people in a browser (code with PKCE), and the service account (client credentials). */
export function clientsOf({ consoleRedirectUris, serviceClientSecret }: ClientSettings): ClientMetadata[] {
  const forPeople: ClientMetadata = {
    client_id: 'leadline-console',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: consoleRedirectUris,
  };
  if (!serviceClientSecret) return [forPeople];
  const forService: ClientMetadata = {
    client_id: serviceClientId,
    client_secret: serviceClientSecret,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  };
  return [forPeople, forService];
}
