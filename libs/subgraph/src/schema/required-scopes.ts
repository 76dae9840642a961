import type { Viewer } from '@leadline/domain';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  defaultFieldResolver,
  isObjectType,
} from 'graphql';
import { forbiddenScopes } from '../errors/forbidden.ts';
import type { RequestContext } from '../request-context.ts';
import { type RequiredScopes, requiredScopes } from './directives.ts';

type Field = GraphQLField<unknown, RequestContext>;
type Resolver = GraphQLFieldResolver<unknown, RequestContext>;
type ReferenceResolver = (reference: object, context: RequestContext, info: unknown) => unknown;

/** Lets a viewer pass who holds all scopes of one of the lists; refuses otherwise, naming what is missing. */
export function demandScopes(viewer: Viewer, scopes: RequiredScopes, place: string): void {
  const held = scopes.some((all) => all.every((scope) => viewer.scopes.has(scope)));
  if (!held) throw forbiddenScopes(viewer, scopes, place);
}

/** Makes a field demand its own scopes and those of the type it returns; a field without any keeps its resolver. */
export function guardField(owner: GraphQLObjectType, field: Field): void {
  const returned = getNamedType(field.type);
  const demands = [requiredScopes(field), isObjectType(returned) ? requiredScopes(returned) : undefined].filter(
    (scopes) => scopes !== undefined,
  );
  if (demands.length === 0) return;
  const resolve: Resolver = field.resolve ?? defaultFieldResolver;
  const place = `${owner.name}.${field.name}`;
  field.resolve = (source, args, context, info) => {
    for (const scopes of demands) demandScopes(context.viewer, scopes, place);
    return resolve(source, args, context, info);
  };
}

/** Makes the reference resolver of an entity demand the scopes of its type. */
export function guardReference(type: GraphQLObjectType): void {
  const scopes = requiredScopes(type);
  const subgraph = (type.extensions as { apollo?: { subgraph?: { resolveReference?: ReferenceResolver } } }).apollo?.subgraph;
  const resolve = subgraph?.resolveReference;
  if (!scopes || !subgraph || !resolve) return;
  // Async on purpose: a synchronous throw would fail the whole `_entities` list instead of this entity.
  subgraph.resolveReference = async (reference, context, info) => {
    demandScopes(context.viewer, scopes, type.name);
    return resolve(reference, context, info);
  };
}

/** The object types that the service defines, without those of the specifications. */
export function ownObjectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const all = Object.values(schema.getTypeMap());
  return all.filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__') && type.name !== '_Service');
}
