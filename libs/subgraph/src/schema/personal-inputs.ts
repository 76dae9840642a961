import type { Viewer } from '@leadline/domain';
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  defaultFieldResolver,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { forbiddenPersonalInput } from '../errors/forbidden.ts';
import type { RequestContext } from '../request-context.ts';
import type { PersonalFilterPolicy } from '../service-definition.ts';
import { personalOf } from './directives.ts';

/** A personal input that a request used: where, and the type it was declared to be of (null: that of the field). */
interface Use {
  path: string;
  of: string | null;
}
type Input = GraphQLArgument | GraphQLInputField;

/** Refuses a used `@personal` filter, order or search to a viewer who sees no personal data of the entity at all. */
export function guardPersonalInputs(
  owner: GraphQLObjectType,
  field: GraphQLField<unknown, RequestContext>,
  policies: PersonalFilterPolicy,
): void {
  const guarded = field.args.filter((argument) => entitiesNamed(argument).length > 0);
  if (guarded.length === 0) return;
  const entity = entityOf(field);
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    for (const argument of guarded) {
      for (const { path, of } of usesIn(argument, args[argument.name], argument.name)) {
        const type = of ?? entity ?? owner.name;
        if (!maySee(policies, type, context.viewer)) throw forbiddenPersonalInput(path, type);
      }
    }
    return resolve(source, args, context, info);
  };
}

function maySee(policies: PersonalFilterPolicy, type: string, viewer: Viewer): boolean {
  return (policies[type] ?? seesSomePersonalData)(viewer);
}

/** The default rule of personal filters: every role but ANALYST sees personal data of some record. */
export const seesSomePersonalData = (viewer: Viewer): boolean => viewer.roles.some((role) => role !== 'ANALYST');

/** The type whose data a field returns: of a connection the type of its nodes. */
function entityOf(field: GraphQLField<unknown, never>): string | undefined {
  const returned = getNamedType(field.type);
  if (!isObjectType(returned)) return undefined;
  const edge = getNamedType(returned.getFields()['edges']?.type);
  const node = isObjectType(edge) ? getNamedType(edge.getFields()['node']?.type) : undefined;
  return node?.name ?? returned.name;
}

/** What the `@personal` inputs inside this one name as their entity; null where they leave it to the field. */
function entitiesNamed(input: Input, seen = new Set<string>()): (string | null)[] {
  const of = personalOf(input);
  if (of !== undefined) return [of];
  const type = getNamedType(input.type);
  if (isEnumType(type))
    return type
      .getValues()
      .map(personalOf)
      .filter((named) => named !== undefined);
  if (!isInputObjectType(type) || seen.has(type.name)) return [];
  seen.add(type.name);
  return Object.values(type.getFields()).flatMap((inner) => entitiesNamed(inner, seen));
}

/** What is wrong with the `@personal` inputs of a field: they must be of an entity that is in the schema. */
export function personalInputFaults(
  owner: GraphQLObjectType,
  field: GraphQLField<unknown, never>,
  isKnown: (type: string) => boolean,
): string[] {
  return field.args.flatMap((argument) =>
    [...new Set(entitiesNamed(argument))].flatMap((named) => {
      const place = `${owner.name}.${field.name}(${argument.name})`;
      if (named !== null) return isKnown(named) ? [] : [`${place} is @personal of ${named}, which is not in the schema`];
      return entityOf(field) ? [] : [`${place} holds a @personal input, but the field returns no entity: name it with of`];
    }),
  );
}

function usesIn(input: Input, value: unknown, path: string): Use[] {
  if (value === undefined || value === null) return [];
  const of = personalOf(input);
  if (of !== undefined) return [{ path, of }];
  return usesInValue(getNamedType(input.type), value, path);
}

function usesInValue(type: GraphQLInputType, value: unknown, path: string): Use[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => usesInValue(type, item, `${path}.${index}`));
  if (isEnumType(type)) {
    const of = type
      .getValues()
      .filter((choice) => choice.value === value)
      .map(personalOf)[0];
    return of === undefined ? [] : [{ path, of }];
  }
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return [];
  return Object.values(type.getFields()).flatMap((inner) =>
    usesIn(inner, (value as Record<string, unknown>)[inner.name], `${path}.${inner.name}`),
  );
}
