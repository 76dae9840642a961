import { required } from '../addresses/required.ts';
import { CommandFailed } from '../command/command-failed.ts';
import type { Run } from '../command/reporting.ts';
import { accessToken } from './access-token.ts';
import { fetchJson } from './fetch-json.ts';

/** An error in an answer of the graph; one that a subgraph made names it as `serviceName`. */
export interface GraphError {
  message: string;
  extensions?: { code?: string; rule?: string; serviceName?: string };
}

/** An answer of the graph, in as far as it is one. */
export interface GraphAnswer<Data> {
  data?: Data | null;
  errors?: GraphError[];
}

/** Sends an operation to the graph and takes whatever it answers; throws CommandFailed when nobody answers, or not with a JSON object. */
export async function graphAnswer<Data>(
  gatewayUrl: string,
  token: string,
  operation: { query: string; variables: object },
): Promise<GraphAnswer<Data>> {
  const { body } = await fetchJson<GraphAnswer<Data>>('The graph', gatewayUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(operation),
  });
  return body;
}

/** Asks the graph; throws CommandFailed with what the graph says when there is any error. */
export async function askGraph<Data>(run: Pick<Run<object>, 'addresses' | 'environment'>, query: string, variables: object): Promise<Data> {
  const answer = await graphAnswer<Data>(required(run.addresses, 'gatewayUrl'), await accessToken(run), { query, variables });
  if (!answer.errors && answer.data) return answer.data;
  throw new CommandFailed(`The graph refuses: ${(answer.errors ?? []).map(inWords).join('; ') || 'it answers without data'}`);
}

/** An error of the graph for operators. */
export const inWords = ({ message, extensions }: GraphError): string => `${message} [${extensions?.code ?? 'no code'}]`;
