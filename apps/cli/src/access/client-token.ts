import { CommandFailed } from '../command/command-failed.ts';
import { fetchJson } from './fetch-json.ts';

// What the commands ask the graph for.
const scope = 'leads:read';

/** Asks any OIDC issuer for a token by client credentials; throws CommandFailed with the issuer's reason. */
export async function clientToken(issuer: string, client: { id: string; secret: string }): Promise<string> {
  const discovery = `${issuer.replace(/\/*$/, '')}/.well-known/openid-configuration`;
  const { body } = await fetchJson<{ token_endpoint?: string }>('The issuer', discovery);
  if (body.token_endpoint === undefined) throw new CommandFailed(`${discovery} names no token endpoint. Is that the right issuer?`);
  const { body: answer } = await fetchJson<{ access_token?: string; error?: string }>('The issuer', body.token_endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${basicCredentials(client)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });
  if (answer.access_token !== undefined) return answer.access_token;
  throw new CommandFailed(
    `The issuer gives no token to the client ${client.id}: ${answer.error ?? 'it does not say why'}. Are LEADLINE_CLIENT_ID and LEADLINE_CLIENT_SECRET right?`,
  );
}

// RFC 6749, 2.3.1: both parts are form-encoded first.
const basicCredentials = ({ id, secret }: { id: string; secret: string }): string =>
  Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64');
