import type { Addresses } from '../addresses/find-addresses.ts';
import { type Finding, well, wrong } from './finding.ts';
import { probe } from './probe.ts';

/** Looks whether the issuer answers and publishes the keys that tokens are verified with. */
export async function checkIssuer({ issuerUrl }: Addresses): Promise<Finding[]> {
  return issuerUrl === undefined ? [] : [await examine(issuerUrl)];
}

async function examine(issuerUrl: string): Promise<Finding> {
  const discovery = await probe(`${issuerUrl.replace(/\/*$/, '')}/.well-known/openid-configuration`);
  if (discovery.status === undefined) return wrong('issuer', `does not answer at ${issuerUrl} (${discovery.failure})`, whileAway);
  const { jwks_uri: keysUrl } = (discovery.body ?? {}) as { jwks_uri?: string };
  if (keysUrl === undefined)
    return wrong('issuer', `${issuerUrl} describes no OIDC issuer`, 'Is that the right address (--issuer, LEADLINE_ISSUER_URL)?');
  const count = await keysAt(keysUrl);
  if (count === 0) return wrong('issuer', `gives no keys at ${keysUrl}`, 'No token can be verified: look into the issuer’s log.');
  return well('issuer', `${issuerUrl}, ${count} ${count === 1 ? 'key' : 'keys'}`);
}

const whileAway = 'Nobody gets a token until it does; tokens that are out are good for as long as services remember its keys.';

async function keysAt(url: string): Promise<number> {
  const answer = await probe(url);
  const { keys = [] } = (answer.status === 200 ? (answer.body ?? {}) : {}) as { keys?: unknown };
  return Array.isArray(keys) ? keys.length : 0;
}
