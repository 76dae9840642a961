import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  buildSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** The graph that clients see, as it is committed beside the gateway. */
export const apiSchema = buildSchema(readFileSync(join(import.meta.dirname, '../../../gateway/api.graphql'), 'utf8'));

/** The names of all mutations. */
export const mutationNames = (): string[] => Object.keys(apiSchema.getMutationType()!.getFields());

/** The type of a mutation's one argument. */
export function inputTypeOf(mutation: string): GraphQLInputObjectType {
  return getNamedType(fieldOf(mutation).args[0]!.type) as GraphQLInputObjectType;
}

/** A document for a mutation that asks for everything its result says of itself and the records in it. */
export function mutationDocument(mutation: string): string {
  const type = inputTypeOf(mutation).name;
  return `mutation ${mutation}($input: ${type}!) { ${mutation}(input: $input) ${selectionOf(getNamedType(fieldOf(mutation).type), 2)} }`;
}

/** Every input object type of the graph. */
export const inputTypes = (): GraphQLInputObjectType[] => Object.values(apiSchema.getTypeMap()).filter((type) => isInputObjectType(type));

const fieldOf = (mutation: string) => apiSchema.getMutationType()!.getFields()[mutation]!;

function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (isUnionType(type)) {
    const members = type.getTypes().map((member) => `... on ${member.name} ${selectionOf(member, depth)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  return isObjectType(type) ? `{ __typename ${fieldsOf(type, depth).join(' ')} }` : '';
}

function fieldsOf(type: GraphQLObjectType, depth: number): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (field.args.length > 0) return [];
    if (isLeafType(inner)) return [field.name];
    return depth > 1 ? [`${field.name} ${selectionOf(inner, depth - 1)}`] : [];
  });
}
