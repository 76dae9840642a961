import type { KeyObject } from 'node:crypto';
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { gatewaySignatureHeader, signAsGateway } from '@leadline/auth';
import { currentTraceparent, type Logger, metrics } from '@leadline/observability';
import type { RequestContext } from '../request/request-context.ts';
import { cacheHint } from './cache-hint.ts';
import { postGraphql, type SubgraphAnswer } from './post-graphql.ts';
import { describeFailure, SubgraphFailure } from './subgraph-failure.ts';
import type { SubgraphPools } from './subgraph-pools.ts';

/** What every subgraph's client shares. */
export interface SubgraphClientSettings {
  pools: SubgraphPools;
  timeoutMs: number;
  /** What requests are signed with, for subgraphs that answer the gateway only. */
  key?: KeyObject;
  logger: Logger;
}

type Options = GraphQLDataSourceProcessOptions<RequestContext>;
type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

const seconds = metrics.histogram('gateway_subgraph_request_seconds', 'Time from a request to a subgraph to its answer.', [
  'subgraph',
  'outcome',
]);

function headersFor(context: Partial<RequestContext>): Record<string, string> {
  const traceparent = currentTraceparent();
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json;q=0.9',
    ...context.forwarded,
    ...(traceparent && { traceparent }),
  };
}

function restrictCaching(options: Options, { headers }: SubgraphAnswer): void {
  if ('incomingRequestContext' in options) options.incomingRequestContext.overallCachePolicy?.restrict(cacheHint(headers['cache-control']));
}

// Of no host (RFC 6761).
const nowhere = new URL('http://subgraph.invalid/');

/** A supergraph may be composed before its subgraphs have addresses; the rest of it is served. */
function addressOf(name: string, url: string, logger: Logger): URL {
  if (URL.canParse(url)) return new URL(url);
  logger.warn({ subgraph: name }, 'the supergraph has no address of a subgraph: give it in SUBGRAPH_URLS');
  return nowhere;
}

/** The client of one subgraph. A subgraph that gives no answer becomes an error in the answer, so that the rest of it stands. */
export function subgraphDataSource(name: string, url: string, settings: SubgraphClientSettings): GraphQLDataSource<RequestContext> {
  const { pools, timeoutMs, key, logger } = settings;
  const { origin, pathname, search } = addressOf(name, url, logger);
  const path = pathname + search;
  const answeredSeconds = seconds.labels({ subgraph: name, outcome: 'answered' });

  function signature(body: string, authorization: string | undefined): Record<string, string> {
    return key ? { [gatewaySignatureHeader]: signAsGateway(key, { method: 'POST', path, authorization, body }) } : {};
  }

  function missing(error: unknown, query: string): Answer {
    if (!(error instanceof SubgraphFailure)) throw error;
    if (error.kind !== 'RequestAborted')
      logger.warn({ subgraph: name, failure: error.kind, err: error.cause }, 'a subgraph gave no answer');
    return { errors: describeFailure(name, error.kind, query) };
  }

  return {
    async process(options: Options) {
      const { query = '', operationName, variables } = options.request;
      const context = options.context as Partial<RequestContext>;
      const body = JSON.stringify({ query, operationName, variables });
      const started = performance.now();
      const took = () => (performance.now() - started) / 1000;
      try {
        const answer = await postGraphql({
          pool: pools.of(origin),
          path,
          headers: { ...headersFor(context), ...signature(body, context.forwarded?.['authorization']) },
          body,
          timeoutMs,
          signal: context.signal,
        });
        restrictCaching(options, answer);
        answeredSeconds.observe(took());
        return answer.body;
      } catch (error) {
        seconds.observe({ subgraph: name, outcome: error instanceof SubgraphFailure ? error.kind : 'failed' }, took());
        return missing(error, query);
      }
    },
  };
}
