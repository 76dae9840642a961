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
  OperationTypeNode,
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
  const sized = { variables, preset: assumedListSize };
  const fragments = fragmentsOf(document);

  function ofField(field: FieldNode, parent: GraphQLNamedType, pageOfParent: number | undefined): number {
    const definition = fieldOf(parent, field.name.value);
    const type = definition && getNamedType(definition.type);
    if (!isCompositeType(type) || !field.selectionSet) return 0;
    const page = pageSize(field, definition!, sized);
    const items = isListType(getNullableType(definition!.type)) ? (page ?? pageOfParent ?? assumedListSize) : 1;
    return items * (1 + ofSelections(field.selectionSet, type, page));
  }

  function ofSelections({ selections }: SelectionSetNode, type: GraphQLNamedType, page?: number): number {
    let price = 0;
    for (const node of selections) {
      if (node.kind === Kind.FIELD) price += ofField(node, type, page);
      else {
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
        const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
        if (fragment) price += ofSelections(fragment.selectionSet, condition ?? type, page);
      }
    }
    return price;
  }

  const writes = operation.operation === OperationTypeNode.MUTATION ? writePrice * operation.selectionSet.selections.length : 0;
  return writes + ofSelections(operation.selectionSet, root);
}

const fieldOf = (type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;

const fragmentsOf = ({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]));
