import { required } from '../addresses/required.ts';
import { CommandFailed } from '../command/command-failed.ts';
import type { Run } from '../command/reporting.ts';
import { accessToken } from './access-token.ts';
import { fetchJson } from './fetch-json.ts';

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Asks the graph; throws CommandFailed with what the graph says when there is any error. */
export async function askGraph<Data>(run: Pick<Run<object>, 'addresses' | 'environment'>, query: string, variables: object): Promise<Data> {
  const { body } = await fetchJson<Answer<Data>>('The graph', required(run.addresses, 'gatewayUrl'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await accessToken(run)}` },
    body: JSON.stringify({ query, variables }),
  });
  if (!body.errors && body.data) return body.data;
  const reasons = (body.errors ?? []).map(({ message, extensions }) => `${message} [${extensions?.code ?? 'no code'}]`);
  throw new CommandFailed(`The graph refuses: ${reasons.join('; ') || 'it answers without data'}`);
}
