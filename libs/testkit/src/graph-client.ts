import { gatewayKey, gatewaySignatureHeader, signAsGateway } from '@leadline/auth';
import type { Viewer } from '@leadline/domain';
import type { GraphQLFormattedError } from 'graphql';
import type { TestIssuer } from './test-issuer.ts';
import { viewerFor } from './viewers.ts';

/** Who sends a request, and when it is to happen. */
export interface GraphCaller {
  viewer?: Viewer;
  /** Instead of the viewer's token; null sends none. */
  token?: string | null;
  /** The simulated time; the caller is then a SERVICE unless a viewer is given. */
  now?: Date;
  headers?: Record<string, string>;
}

/** What a service answers. */
export interface GraphAnswer<Data> {
  status: number;
  data: Data;
  errors?: GraphQLFormattedError[];
}

/** The data of a document of which a test knows the shape. */
export type Untyped = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- each document has an answer of its own

/** Sends documents to a graph over HTTP; as an ADMIN unless the caller says otherwise. */
export interface GraphClient {
  query<Data = Untyped>(document: string, variables?: Record<string, unknown>, caller?: GraphCaller): Promise<GraphAnswer<Data>>;
  /** Asks for entities by their keys as the gateway does; `selection` is like `... on Lead { name }`. */
  entities(representations: object[], selection: string, caller?: GraphCaller): Promise<GraphAnswer<{ _entities: Untyped[] }>>;
}

const admin = viewerFor('ADMIN');
const machine = viewerFor('SERVICE');

/** A client of one graph whose callers have tokens of the issuer; with a key it signs as the gateway does. */
export function graphClient(url: string, issuer: Pick<TestIssuer, 'tokenOf'>, key?: string): GraphClient {
  const query = async <Data>(
    document: string,
    variables: Record<string, unknown> = {},
    caller: GraphCaller = {},
  ): Promise<GraphAnswer<Data>> => {
    const body = JSON.stringify({ query: document, variables });
    const headers: Record<string, string> = { 'content-type': 'application/json', ...(await headersOf(caller, issuer)) };
    if (key !== undefined) {
      const request = { method: 'POST', path: new URL(url).pathname, authorization: headers['authorization'], body };
      headers[gatewaySignatureHeader] = signAsGateway(gatewayKey(key), request);
    }
    const response = await fetch(url, { method: 'POST', headers, body });
    return { status: response.status, ...((await response.json()) as Omit<GraphAnswer<Data>, 'status'>) };
  };
  const entities: GraphClient['entities'] = (representations, selection, caller) =>
    query(`query Entities($of: [_Any!]!) { _entities(representations: $of) { __typename ${selection} } }`, { of: representations }, caller);
  return { query, entities };
}

async function headersOf(caller: GraphCaller, issuer: Pick<TestIssuer, 'tokenOf'>): Promise<Record<string, string>> {
  const viewer = caller.viewer ?? (caller.now ? machine : admin);
  const token = caller.token === undefined ? await issuer.tokenOf(viewer) : caller.token;
  return {
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(caller.now && { 'x-leadline-now': caller.now.toISOString() }),
    ...caller.headers,
  };
}
