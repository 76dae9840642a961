import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, type ObjectTypeExtensionNode, type TypeNode } from 'graphql';
import type { ComposedSubgraph } from './compose.ts';

interface SubgraphType {
  subgraph: string;
  type: string;
  isEntity: boolean;
  keyFields: Set<string>;
  fields: readonly FieldDefinitionNode[];
}

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));

/** Whether a null below a field of this type stops at the field or in its list, instead of emptying what holds the field. */
function stopsNulls(type: TypeNode): boolean {
  if (type.kind !== Kind.NON_NULL_TYPE) return true;
  return type.type.kind === Kind.LIST_TYPE && stopsNulls(type.type.type);
}

const has = (node: { directives?: readonly { name: { value: string } }[] }, directive: string) =>
  (node.directives ?? []).some(({ name }) => name.value === directive);

function keyFieldsOf(node: ObjectNode): string[] {
  const keys = (node.directives ?? []).filter(({ name }) => name.value === 'key').flatMap((key) => key.arguments ?? []);
  return keys.flatMap(({ value }) => (value.kind === Kind.STRING ? value.value.split(/[\s{}]+/) : []));
}

function typesOf({ name, typeDefs }: ComposedSubgraph): SubgraphType[] {
  const nodes = typeDefs.definitions.filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
  return nodes.map((node) => ({
    subgraph: name,
    type: node.name.value,
    isEntity: has(node, 'key'),
    keyFields: new Set(keyFieldsOf(node)),
    fields: (node.fields ?? []).filter((field) => !has(field, 'external')),
  }));
}

/** The subgraphs without which there is nothing to say of an entity: those that promise fields of it besides its key. */
function homesOf(types: SubgraphType[]): Map<string, Set<string>> {
  const homes = new Map<string, Set<string>>();
  for (const { type, subgraph, isEntity, keyFields, fields } of types) {
    const promised = fields.some((field) => field.type.kind === Kind.NON_NULL_TYPE && !keyFields.has(field.name.value));
    if (isEntity && promised) homes.set(type, (homes.get(type) ?? new Set()).add(subgraph));
  }
  return homes;
}

function fieldFaults({ type, subgraph, fields }: SubgraphType, homes: Map<string, Set<string>>): string[] {
  const faults = fields.filter((field) => {
    if (stopsNulls(field.type)) return false;
    const homesOfTarget = homes.get(namedType(field.type));
    return type === 'Query' || (homesOfTarget !== undefined && !homesOfTarget.has(subgraph));
  });
  return faults.map((field) => `${type}.${field.name.value} (${subgraph}) must be nullable`);
}

/**
 * The places where one subgraph that is away would empty the parts of others: root queries and references to entities of others
 * that cannot be null, and entities of which two subgraphs promise fields.
 */
export function availabilityFaults(subgraphs: readonly ComposedSubgraph[]): string[] {
  const types = subgraphs.flatMap(typesOf);
  const homes = homesOf(types);
  const divided = [...homes].filter(([, names]) => names.size > 1);
  return [
    ...types.flatMap((type) => fieldFaults(type, homes)),
    ...divided.map(
      ([type, names]) => `${type} has fields that cannot be null in ${[...names].join(' and ')}; only one subgraph may promise fields`,
    ),
  ];
}
