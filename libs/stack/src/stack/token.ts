import { StackError } from '../stack-error.ts';

/** Asks the local issuer for an access token of a user, by username or role (`rep`, `REP`). */
export async function localToken(issuerUrl: string, as: string): Promise<string> {
  const response = await fetch(`${issuerUrl}/token/local`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: as.toLowerCase() }),
  }).catch(() => {
    throw new StackError(`The issuer at ${issuerUrl} does not answer.`);
  });
  const answer = (await response.json().catch(() => ({}))) as { access_token?: string; message?: string };
  if (answer.access_token !== undefined) return answer.access_token;
  throw new StackError(`There is no token for ${as}: ${answer.message ?? `the issuer answered ${response.status}`}`);
}
