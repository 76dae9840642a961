import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { pageSize } from './page-size.ts';

/** A valid operation, as it is about to run. */
export interface PricedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null;
  variables?: Record<string, unknown>;
}

const writePrice = 10;

/**
 * What an operation costs at most, known before it runs: one for each object, ten for each change. `first` and `last` multiply what is
 * under them; another list of objects counts as the assumed size. Scalars and introspection are free; @skip and @include save nothing.
 */
export function priceOf({ schema, document, operationName, variables = {} }: PricedOperation, assumedListSize: number): number {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!root) return 0;
  const changes = operation.operation === OperationTypeNode.MUTATION ? root : undefined;
  const sized = { variables: { ...presetsOf(operation), ...variables }, preset: assumedListSize };
  const fragments = fragmentsOf(document);
  const priced = new Map<string, number>();

  function ofField(field: FieldNode, parent: GraphQLNamedType, pageOfParent: number | undefined): number {
    const definition = fieldOf(parent, field.name.value);
    const type = definition && getNamedType(definition.type);
    if (!isCompositeType(type) || !field.selectionSet) return 0;
    const page = pageSize(field, definition!, sized);
    const items = isListType(getNullableType(definition!.type)) ? (page ?? pageOfParent ?? assumedListSize) : 1;
    return items * (1 + ofSelections(field.selectionSet, type, page));
  }

  function ofSelection(node: SelectionNode, type: GraphQLNamedType, page: number | undefined): number {
    if (node.kind === Kind.FIELD) return (type === changes ? writePrice : 0) + ofField(node, type, page);
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value, page);
    const condition = node.typeCondition && schema.getType(node.typeCondition.name.value);
    return ofSelections(node.selectionSet, condition ?? type, page);
  }

  // Once for each page that it stands in, however often it is spread: fragments that double each other would take for ever.
  function ofFragment(name: string, page: number | undefined): number {
    const key = `${name} ${page}`;
    const fragment = fragments.get(name);
    const type = fragment && schema.getType(fragment.typeCondition.name.value);
    const price = priced.get(key) ?? (type ? ofSelections(fragment.selectionSet, type, page) : 0);
    priced.set(key, price);
    return price;
  }

  const ofSelections = ({ selections }: SelectionSetNode, type: GraphQLNamedType, page?: number): number =>
    selections.reduce((price, node) => price + ofSelection(node, type, page), 0);

  return ofSelections(operation.selectionSet, root);
}

/** The numbers that the operation itself gives to variables that the caller leaves out. */
const presetsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, number> =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );

const fieldOf = (type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;

const fragmentsOf = ({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]));
