import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

type Direction = 'forward' | 'backward';

/** A field that returns a connection, in one direction. */
export interface ConnectionField {
  /** Unique among all, and a file name. */
  name: string;
  parent: string;
  field: string;
  direction: Direction;
  isRoot: boolean;
  /** The arguments besides those of the page that must be given: variables of the document. */
  required: { name: string; type: string }[];
  hasNodeId: boolean;
}

const pageArguments: Record<Direction, [string, string]> = { forward: ['first', 'after'], backward: ['last', 'before'] };

/** Every field of the schema that returns a connection, once for each direction that its arguments allow. */
export function connectionFields(schema: GraphQLSchema): ConnectionField[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .flatMap((type) => Object.values(type.getFields()).flatMap((field) => directionsOf(schema, type, field)));
}

function directionsOf(schema: GraphQLSchema, parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): ConnectionField[] {
  const connection = getNamedType(field.type);
  if (!isObjectType(connection) || !connection.name.endsWith('Connection')) return [];
  const has = (direction: Direction) => pageArguments[direction].every((name) => field.args.some((argument) => argument.name === name));
  // A connection that cannot be paged forwards is tried so all the same: Relay says what is missing.
  const directions: Direction[] = has('backward') ? ['forward', 'backward'] : ['forward'];
  return directions.map((direction) => ({
    name: `${parent.name}_${field.name}_${direction}`,
    parent: parent.name,
    field: field.name,
    direction,
    isRoot: parent === schema.getQueryType(),
    required: field.args.filter(isRequiredArgument).map(({ name, type }: GraphQLArgument) => ({ name, type: String(type) })),
    hasNodeId: hasNodeId(connection),
  }));
}

function hasNodeId(connection: GraphQLObjectType): boolean {
  const edge = getNamedType(connection.getFields()['edges']?.type);
  const node = isObjectType(edge) ? getNamedType(edge.getFields()['node']?.type) : undefined;
  return isObjectType(node) && node.getFields()['id'] !== undefined;
}
