import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isAbstractType, isNonNullType } from 'graphql';
import type { ServiceDefinition } from '../service-definition.ts';
import { isResolvableEntity, personalOf, requiredScopes } from './directives.ts';
import { personalInputFaults } from './personal-inputs.ts';
import { ownObjectTypes } from './required-scopes.ts';

type Rules = Pick<ServiceDefinition, 'name' | 'personalPolicy' | 'personalFilterPolicy'>;
const federationFields = new Set(['_service', '_entities']);

/** Throws one error that lists every gap through which data could reach someone who may not see it. */
export function checkSchema(schema: GraphQLSchema, definition: Rules, resolvers: Record<string, unknown>): void {
  const faults = [
    ...[schema.getQueryType(), schema.getMutationType()].flatMap((root) => (root ? openRootFields(root) : [])),
    ...ownObjectTypes(schema).flatMap((type) => [
      ...openEntity(type, resolvers),
      ...openAbstractFields(schema, type),
      ...personalFaults(type, definition),
      ...inputFaults(schema, type),
    ]),
    ...unknownPolicyTypes(schema, definition),
  ];
  if (faults.length > 0) throw new Error(`The schema of ${definition.name} is not safe to serve:\n- ${faults.join('\n- ')}`);
}

function openRootFields(root: GraphQLObjectType): string[] {
  const open = Object.values(root.getFields()).filter((field) => !federationFields.has(field.name) && !requiredScopes(field));
  return open.map((field) => `${root.name}.${field.name} needs @requiresScopes`);
}

function openEntity(type: GraphQLObjectType, resolvers: Record<string, unknown>): string[] {
  if (!isResolvableEntity(type) || isGuardedContribution(type)) return [];
  const faults = requiredScopes(type) ? [] : [`the entity ${type.name} needs @requiresScopes on the type`];
  const own = resolvers[type.name] as Record<string, unknown> | undefined;
  return own?.['__resolveReference'] ? faults : [...faults, `the entity ${type.name} needs __resolveReference`];
}

// Scopes on the type would, in the supergraph, be asked of everyone who reads the entity anywhere: who only contributes guards field by field.
function isGuardedContribution(type: GraphQLObjectType): boolean {
  const contributed = Object.values(type.getFields()).filter((field) => field.name !== 'id');
  return contributed.length > 0 && contributed.every((field) => requiredScopes(field));
}

/** The type of an interface or union is known only after the resolver ran, so its field must guard it. */
function openAbstractFields(schema: GraphQLSchema, type: GraphQLObjectType): string[] {
  const open = Object.values(type.getFields()).filter((field) => {
    const returned = getNamedType(field.type);
    if (federationFields.has(field.name) || !isAbstractType(returned) || requiredScopes(field)) return false;
    return schema.getPossibleTypes(returned).some((possible) => requiredScopes(possible));
  });
  return open.map((field) => `${type.name}.${field.name} may return a type with scopes of its own, so it needs @requiresScopes`);
}

function personalFaults(type: GraphQLObjectType, { personalPolicy }: Rules): string[] {
  const personal = Object.values(type.getFields()).filter((field) => personalOf(field) !== undefined);
  return personal.flatMap((field) => {
    const owner = personalOf(field) ?? type.name;
    return [
      ...(isNonNullType(field.type) ? [`${type.name}.${field.name} is @personal, so it must be nullable`] : []),
      ...(personalPolicy[owner] ? [] : [`${type.name}.${field.name} is @personal, but personalPolicy has no entry for ${owner}`]),
    ];
  });
}

function inputFaults(schema: GraphQLSchema, type: GraphQLObjectType): string[] {
  return Object.values(type.getFields()).flatMap((field) => personalInputFaults(type, field, (name) => schema.getType(name) !== undefined));
}

function unknownPolicyTypes(schema: GraphQLSchema, { personalPolicy, personalFilterPolicy }: Rules): string[] {
  const named = [...Object.keys(personalPolicy), ...Object.keys(personalFilterPolicy ?? {})];
  return named.filter((type) => !schema.getType(type)).map((type) => `a personal policy names ${type}, which is not in the schema`);
}
