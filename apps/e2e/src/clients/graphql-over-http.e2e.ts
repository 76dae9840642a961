import { serverAudits } from 'graphql-http';
import { tokenOf } from '../graph/tokens.ts';
import { stackUnderTest } from '../stack/environment.ts';

const { gatewayUrl, urls } = stackUnderTest();
const endpoints = [
  ['gateway', gatewayUrl],
  ...['directory', 'leads', 'accounts', 'opportunities', 'projects'].map((name) => [name, `${urls[name]}/graphql`]),
] as [string, string][];

/** As a signed-in client. */
async function fetchFn(url: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${await tokenOf('rep')}`);
  return fetch(url, { ...init, headers });
}

describe.each(endpoints)('GraphQL over HTTP at %s', (_, url) => {
  it.each(serverAudits({ url, fetchFn }).map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    const reason = result.status === 'ok' ? '' : result.reason;
    expect({ status: result.status, reason }).toEqual({ status: expect.not.stringMatching('error'), reason: expect.any(String) });
  });
});
