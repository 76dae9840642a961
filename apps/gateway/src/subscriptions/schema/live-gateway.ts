import type { ApolloGateway } from '@apollo/gateway';
import type { ApolloServer } from '@apollo/server';
import type { Logger } from '@leadline/observability';
import { execute, GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { RequestContext } from '../../request/request-context.ts';
import { withSubscriptions } from './live-schema.ts';

type Gateway = NonNullable<ConstructorParameters<typeof ApolloServer<RequestContext>>[0]['gateway']>;
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** A federated gateway whose schema has the subscriptions, if any are served. */
export interface LiveGateway {
  gateway: Gateway;
  /** The schema that is served now; throws before there is one. */
  schema(): GraphQLSchema;
}

/**
 * Adds the subscriptions, where there are any, to the schema of a gateway, which itself knows none. It goes on answering queries and
 * mutations; questions about the schema are answered from the schema that has them.
 */
export function liveGateway(gateway: ApolloGateway, { isLive, logger }: { isLive: boolean; logger: Logger }): LiveGateway {
  let schema: GraphQLSchema | undefined;
  const tellTaken = (types: readonly string[]) =>
    logger.warn({ types }, 'the supergraph has types of its own with the names of ours: it is served as it is, without subscriptions');

  const executorOf =
    (executor: Executor): Executor =>
    async (request) => {
      if (request.operation.operation === OperationTypeNode.SUBSCRIPTION) return { errors: [elsewhere()] };
      if (!isAboutSchema(request.operation)) return executor(request);
      return execute({
        schema: request.schema,
        document: request.document,
        variableValues: request.request.variables,
        operationName: request.operationName,
      }) as ReturnType<Executor>;
    };

  return {
    gateway: {
      onSchemaLoadOrUpdate: (tell) =>
        gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
          schema = isLive ? withSubscriptions(apiSchema, tellTaken) : apiSchema;
          tell({ apiSchema: schema, coreSupergraphSdl });
        }),
      async load(options) {
        const { executor } = await gateway.load(options);
        return { executor: executor && executorOf(executor as Executor) };
      },
      stop: () => gateway.stop(),
    },
    schema() {
      if (!schema) throw new Error('The gateway has no schema yet.');
      return schema;
    },
  };
}

const isAboutSchema = ({ selectionSet }: OperationDefinitionNode): boolean =>
  selectionSet.selections.every(({ kind, ...field }) => kind === Kind.FIELD && 'name' in field && field.name.value.startsWith('__'));

const elsewhere = (): GraphQLError =>
  new GraphQLError('Subscriptions are served over graphql-ws at /graphql and over graphql-sse at /graphql/stream.', {
    extensions: { code: 'BAD_USER_INPUT', rule: 'SubscriptionsAreServedElsewhere' },
  });
