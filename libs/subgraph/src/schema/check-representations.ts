import { RefusedError } from '@leadline/domain';
import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { isResolvableEntity } from './directives.ts';

/** Makes `_entities` refuse keys of what is no entity here; the library would take them for a fault of ours, or for the entity itself. */
export function checkRepresentations(schema: GraphQLSchema): void {
  const field = schema.getQueryType()?.getFields()['_entities'];
  const resolve = field?.resolve;
  if (!field || !resolve) return;
  field.resolve = (source, args: { representations: unknown[] }, context, info) => {
    args.representations.forEach((representation, index) => {
      if (!entityNamedBy(schema, representation)) throw unknownEntity(index);
    });
    return resolve(source, args, context, info) as unknown;
  };
}

function entityNamedBy(schema: GraphQLSchema, representation: unknown): GraphQLObjectType | undefined {
  const name = (representation as { __typename?: unknown } | null)?.__typename;
  const type = typeof name === 'string' ? schema.getType(name) : undefined;
  return isObjectType(type) && isResolvableEntity(type) ? type : undefined;
}

const unknownEntity = (index: number): RefusedError =>
  RefusedError.of('BAD_USER_INPUT', 'NoSuchEntity', `representations.${index} names no entity of this service in __typename.`, {
    field: `representations.${index}`,
  });
