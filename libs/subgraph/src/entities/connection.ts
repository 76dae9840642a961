import { type Aggregate, countVisible, keysetPage, type Order, type PageArguments, type Sql, type Versioned } from '@leadline/postgres';
import type { RequestContext } from '../request-context.ts';

/** Which rows, in which order, which page of them. */
export interface ConnectionOptions<State extends Versioned> {
  aggregate: Aggregate<State>;
  where?: Sql[];
  order: Order;
  page: PageArguments;
}

/** A Relay connection as resolvers give it. */
export interface Connection<State> {
  edges: { cursor: string; node: State }[];
  nodes: State[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

/** One page of what the viewer may see, as a Relay connection; `totalCount` is counted only when a client asks for it. */
export async function visibleConnection<State extends Versioned>(
  { dataSource, viewer }: Pick<RequestContext, 'dataSource' | 'viewer'>,
  { aggregate, where, order, page }: ConnectionOptions<State>,
): Promise<Connection<State>> {
  const { first, after, last, before } = page;
  const { edges, pageInfo } = await keysetPage(dataSource.manager, { aggregate, viewer, where, order, first, after, last, before });
  const nodes = edges.map((edge) => edge.node);
  // GraphQL calls a function in the place of a field: rows are counted only when the field is asked for.
  const totalCount = (() => countVisible(dataSource.manager, { aggregate, viewer, where })) as unknown as number;
  return { edges, nodes, pageInfo, totalCount };
}
