import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { LiveArguments, LiveField } from '../fields/live-field.ts';
import { liveFields } from '../fields/live-fields.ts';
import { collectFields } from './collect-fields.ts';
import { reachOf } from './reach.ts';

/** What a client sends to subscribe. */
export interface SubscribeRequest {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/** A subscription that was understood. */
export interface LiveRequest {
  field: LiveField;
  /** Under which key the payload stands in `data`. */
  responseKey: string;
  typeName: string;
  args: LiveArguments;
  after: string | undefined;
  /** The payload's fields by response key. */
  selected: ReadonlyMap<string, readonly FieldNode[]>;
  operation: OperationDefinitionNode;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** As the client sent them. */
  variables: Readonly<Record<string, unknown>>;
  /** Equal for requests whose messages are equal, for one viewer. */
  key: string;
}

const refused = (message: string, rule: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', rule } });

/** Reads a validated document as a subscription; throws the GraphQLError that the client is to get, or several in an AggregateError. */
export function readRequest(schema: GraphQLSchema, document: DocumentNode, request: SubscribeRequest): LiveRequest {
  const operation = subscriptionIn(document, request.operationName);
  const given = request.variables ?? {};
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 10 });
  if (errors) throw new AggregateError(errors.map(asInputError));
  const fragments = fragmentsOf(document);
  const context = { fragments, variables: coerced };
  const [[responseKey, nodes] = never()] = collectFields([operation.selectionSet], context);
  const node = nodes[0]!;
  const definition = schema.getSubscriptionType()!.getFields()[node.name.value]!;
  const { after, ...args } = getArgumentValues(definition, node, coerced);
  const selected = collectFields(
    nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    context,
  );
  return {
    field: liveFields.get(node.name.value)!,
    responseKey,
    typeName: String(definition.type).replace(/!$/, ''),
    args,
    after: typeof after === 'string' ? after : undefined,
    selected,
    operation,
    fragments,
    variables: given,
    key: JSON.stringify([request.query, request.operationName, args, withoutCursor(given, node, [...selected.values()].flat(), fragments)]),
  };
}

function subscriptionIn(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (!operation) throw refused('The document has no such operation, or several; name one in `operationName`.', 'OperationMustBeNamed');
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
    throw refused('Only subscriptions are served here; send queries and mutations to /graphql by POST.', 'OnlySubscriptionsHere');
  return operation;
}

function never(): never {
  throw refused('The subscription selects nothing.', 'SubscriptionSelectsNothing');
}

const asInputError = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: 'BAD_USER_INPUT' } });

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** Those who come back with different cursors share their messages all the same. */
function withoutCursor(
  variables: Readonly<Record<string, unknown>>,
  { arguments: args }: FieldNode,
  selected: readonly FieldNode[],
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): Record<string, unknown> {
  const cursor = args?.find(({ name }) => name.value === 'after')?.value;
  if (cursor?.kind !== Kind.VARIABLE || reachOf(selected, fragments).variables.has(cursor.name.value)) return variables;
  const { [cursor.name.value]: _, ...others } = variables;
  return others;
}
