import { stackUnderTest } from '../stack/environment.ts';
import { type TokenClaims, tokenOf } from './tokens.ts';

/** One error as clients get it. */
export interface GraphError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; rule?: string; field?: string; details?: unknown };
}

/** A whole answer: the text too, for tests that look for what must not be in it. */
export interface Answer<Data> {
  status: number;
  data: Data;
  errors?: GraphError[];
  text: string;
}

/** Who asks, whom, and when. */
export interface Asker {
  /** A user name, claims, a token of one's own, or null for nobody. The service account when not said. */
  as?: string | TokenClaims | { token: string } | null;
  /** A subgraph, asked directly; the gateway when not said. */
  at?: 'directory' | 'leads' | 'accounts' | 'opportunities' | 'projects';
  /** The simulated time; only the service account may set it. */
  now?: Date;
  headers?: Record<string, string>;
}

/** Each document has an answer of its own shape. */
export type Untyped = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- the shape is in the document beside the call

/** Sends a document and returns the answer as it is, errors included. */
export async function ask<Data = Untyped>(document: string, variables: object = {}, asker: Asker = {}): Promise<Answer<Data>> {
  const { gatewayUrl, urls } = stackUnderTest();
  const response = await fetch(asker.at === undefined ? gatewayUrl : `${urls[asker.at]}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await authorization(asker)), ...timeOf(asker), ...asker.headers },
    body: JSON.stringify({ query: document, variables }),
  });
  const text = await response.text();
  return { status: response.status, text, ...(JSON.parse(text) as { data: Data; errors?: GraphError[] }) };
}

/** Sends a document and returns its data; fails with the errors when there is any. */
export async function told<Data = Untyped>(document: string, variables: object = {}, asker: Asker = {}): Promise<Data> {
  const { data, errors } = await ask<Data>(document, variables, asker);
  if (errors) throw new Error(`${errors.map((error) => `${error.message} ${JSON.stringify(error.extensions)}`).join('; ')} in ${document}`);
  return data;
}

async function authorization({ as = 'service' }: Asker): Promise<Record<string, string>> {
  if (as === null) return {};
  const token = typeof as === 'object' && 'token' in as ? as.token : await tokenOf(as);
  return { authorization: `Bearer ${token}` };
}

const timeOf = ({ now }: Asker): Record<string, string> => (now ? { 'x-leadline-now': now.toISOString() } : {});
