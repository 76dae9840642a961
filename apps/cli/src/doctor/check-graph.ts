import { newId } from '@leadline/domain';
import { accessToken } from '../access/access-token.ts';
import { type GraphAnswer, type GraphError, graphAnswer, inWords } from '../access/ask-graph.ts';
import { isSentence } from '../command/explain-failure.ts';
import type { Run } from '../command/reporting.ts';
import { type Finding, well, wrong } from './finding.ts';

/** A field of each subgraph: one record, by an id that nobody has. */
const fields = { directory: 'user', leads: 'lead', accounts: 'account', opportunities: 'opportunity', projects: 'project' };

const query = `query Doctor($id: ID!) {
${Object.entries(fields)
  .map(([subgraph, field]) => `  ${subgraph}: ${field}(id: $id) { id }`)
  .join('\n')}
}`;

type Asking = Pick<Run<object>, 'addresses' | 'environment'>;

/** Asks the graph for something of each subgraph: each may be well by itself and yet not be reached, or refuse the gateway. */
export async function checkGraph(run: Asking, gatewayUrl: string): Promise<Finding[]> {
  const token = await orWhyNot(accessToken(run));
  if ('failure' in token) return [wrong('graph', `not checked, because there is no token to ask with: ${token.failure}`, noToken)];
  const answer = await orWhyNot(graphAnswer(gatewayUrl, token.got, { query, variables: { id: newId() } }));
  if ('failure' in answer) return [wrong('graph', answer.failure, 'The gateway’s log says more.')];
  return judgeGraph(answer.got);
}

const noToken = 'Give one: LEADLINE_TOKEN, or LEADLINE_CLIENT_ID and LEADLINE_CLIENT_SECRET. Until then the graph itself is not checked.';

async function orWhyNot<Got>(trying: Promise<Got>): Promise<{ got: Got } | { failure: string }> {
  try {
    return { got: await trying };
  } catch (error) {
    if (!isSentence(error)) throw error;
    return { failure: error.message };
  }
}

/** What to think of the graph's answer to the doctor's question. */
export function judgeGraph({ data, errors = [] }: GraphAnswer<unknown>): Finding[] {
  const ofGateway = errors.find(({ extensions }) => extensions?.serviceName === undefined);
  if (ofGateway)
    return [wrong('graph', inWords(ofGateway), gatewayRemedies[ofGateway.extensions?.code ?? ''] ?? 'The gateway’s log says more.')];
  if (data === undefined) return [wrong('graph', 'answers, but not as a graph does', 'Is its address right (LEADLINE_GATEWAY_URL)?')];
  return Object.keys(fields).map((subgraph) => {
    const fault = errors.find((error) => error.extensions?.serviceName === subgraph && !isOfItsOwnMind(error));
    return fault ? wrong(`graph ${subgraph}`, inWords(fault), remedyFor(fault)) : well(`graph ${subgraph}`, 'answers through the gateway');
  });
}

const strangers = 'OnlyTheGatewayMayAsk';

/** It was asked and has decided: what the token may not see says nothing against the way to it. */
const isOfItsOwnMind = ({ extensions }: GraphError): boolean => extensions?.code === 'FORBIDDEN' && extensions.rule !== strangers;

const gatewayRemedies: Record<string, string> = {
  UNAUTHENTICATED:
    'The gateway has to trust the issuer of the token (its OIDC_ISSUER, OIDC_JWKS_URI, OIDC_AUDIENCE), and the clocks to agree.',
  QUERY_REFUSED: 'The gateway’s limits do not let the doctor’s question in: see its QUERY_… variables and TRUSTED_DOCUMENTS.',
};

const wrongAddress = 'Something else is at the address that the gateway has for it: see the gateway’s SUBGRAPH_URLS.';
const notThere = 'If the service itself is well, the gateway has a wrong address for it: see the gateway’s SUBGRAPH_URLS.';
const anotherIssuer = 'It has to reach and trust the issuer that the gateway trusts: compare OIDC_ISSUER, OIDC_JWKS_URI and OIDC_AUDIENCE.';

/** By the rule of an error, or else by its code. */
const remedies: Record<string, string> = {
  [strangers]: 'It and the gateway must have the same GATEWAY_KEY, and their clocks must agree: docs/operations.md, “Subgraphs answer”.',
  SubgraphNotReachable: notThere,
  SubgraphTimedOut: 'It is slow, or the gateway has a wrong address for it: see its log, and the gateway’s SUBGRAPH_URLS.',
  SubgraphAnswerUnreadable: wrongAddress,
  GRAPHQL_VALIDATION_FAILED: wrongAddress,
  IssuerNotReachable: anotherIssuer,
  UNAUTHENTICATED: anotherIssuer,
};

function remedyFor({ extensions }: GraphError): string {
  return remedies[extensions?.rule ?? ''] ?? remedies[extensions?.code ?? ''] ?? 'Its log says why.';
}
