import { GraphQLScalarType } from 'graphql';

type ResolverMap = Record<string, unknown>;
type FieldMap = Record<string, unknown>;

/** One map out of the maps of all slices; throws when two of them resolve the same field, as one would silently win. */
export function mergeResolvers(maps: readonly object[]): ResolverMap {
  const merged: ResolverMap = {};
  for (const map of maps) {
    for (const [type, fields] of Object.entries(map as ResolverMap)) merged[type] = mergeType(type, merged[type], fields);
  }
  return merged;
}

function mergeType(type: string, earlier: unknown, fields: unknown): unknown {
  if (earlier === undefined) return fields instanceof GraphQLScalarType ? fields : { ...(fields as FieldMap) };
  if (earlier instanceof GraphQLScalarType || fields instanceof GraphQLScalarType)
    throw new Error(`The scalar ${type} has resolvers twice.`);
  const both = Object.keys(fields as FieldMap).filter((field) => field in (earlier as FieldMap));
  if (both.length > 0) throw new Error(`${type}.${both.join(`, ${type}.`)} is resolved twice: remove one of the resolvers.`);
  return { ...(earlier as FieldMap), ...(fields as FieldMap) };
}
