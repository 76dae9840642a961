import { type GraphQLField, type GraphQLFieldResolver, type GraphQLObjectType, defaultFieldResolver } from 'graphql';
import type { RequestContext } from '../request-context.ts';
import type { PersonalPolicy } from '../service-definition.ts';
import { personalOf } from './directives.ts';

/** Makes a `@personal` field null for a viewer who may not see it on this record; the value is not even computed. */
export function maskPersonalField(owner: GraphQLObjectType, field: GraphQLField<unknown, RequestContext>, policies: PersonalPolicy): void {
  const named = personalOf(field);
  if (named === undefined) return;
  const policy = policies[named ?? owner.name];
  if (!policy) throw new Error(`${owner.name}.${field.name} is @personal, but personalPolicy has no entry for ${named ?? owner.name}.`);
  const resolve: GraphQLFieldResolver<unknown, RequestContext> = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => (policy(source, context.viewer) ? resolve(source, args, context, info) : null);
}
