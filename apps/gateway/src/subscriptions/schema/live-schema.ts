import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type DefinitionNode,
  type DocumentNode,
  extendSchema,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isOutputType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
  visit,
} from 'graphql';
import { liveFields } from '../fields/live-fields.ts';

// From `src` as from `dist`: the SDL stays beside the sources.
const sdl = parse(readFileSync(resolve(import.meta.dirname, '../../../src/subscriptions/subscription.graphql'), 'utf8'), {
  noLocation: true,
});
const rootName = 'Subscription';
const extension = parse(`extend schema { subscription: ${rootName} }`, { noLocation: true });

/**
 * The schema that clients see: the API schema of the supergraph with the subscriptions that can be answered from it. A supergraph that
 * lacks the types or root fields of one goes without it. One that is not Leadline's at all stays as it is, also when it only looks alike:
 * the names that it has taken for types of its own are told then.
 */
export function withSubscriptions(api: GraphQLSchema, tellTaken: (names: readonly string[]) => void = () => undefined): GraphQLSchema {
  const root = rootFor(api);
  if (!root?.fields?.length) return api;
  const added = [root, ...reachable(root, fitting(api))];
  const taken = takenNames(api, added);
  if (taken.length > 0) {
    tellTaken(taken);
    return api;
  }
  const definitions: DefinitionNode[] = [...added, ...extension.definitions];
  return extendSchema(api, { kind: Kind.DOCUMENT, definitions });
}

function takenNames(api: GraphQLSchema, added: readonly DefinitionNode[]): string[] {
  const names = added.flatMap((definition) => ('name' in definition && definition.name ? [definition.name.value] : []));
  const ofSubscriptions = api.getSubscriptionType()?.name;
  return [...new Set([...(ofSubscriptions ? [ofSubscriptions] : []), ...names.filter((name) => api.getType(name))])];
}

const objects = (document: DocumentNode): ObjectTypeDefinitionNode[] =>
  document.definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);

function rootFor(api: GraphQLSchema): ObjectTypeDefinitionNode | undefined {
  const queries = api.getQueryType()?.getFields() ?? {};
  const root = objects(sdl).find(({ name }) => name.value === rootName);
  return (
    root && { ...root, fields: root.fields?.filter(({ name }) => liveFields.get(name.value)?.asks.every((asked) => asked in queries)) }
  );
}

/** The SDL without the fields whose types the supergraph does not have. */
function fitting(api: GraphQLSchema): DocumentNode {
  const own = new Set(sdl.definitions.map((definition) => ('name' in definition ? definition.name?.value : undefined)));
  const isKnown = (type: string): boolean => own.has(type) || isOutputType(api.getType(type)) || ['ID', 'String'].includes(type);
  return visit(sdl, { FieldDefinition: (field) => (isKnown(namedType(field.type)) ? undefined : null) });
}

/** The types of the SDL that a root's fields lead to. */
function reachable(root: ObjectTypeDefinitionNode, document: DocumentNode): DefinitionNode[] {
  const named = new Map(
    document.definitions.flatMap((definition) => ('name' in definition && definition.name ? [[definition.name.value, definition]] : [])),
  );
  const typesOf = (fields: readonly FieldDefinitionNode[] = []): DefinitionNode[] =>
    fields.flatMap(({ type }) => named.get(namedType(type)) ?? []);
  const payloads = typesOf(root.fields);
  return [
    ...new Set([
      ...payloads,
      ...payloads.flatMap((payload) => ('fields' in payload ? typesOf(payload.fields as FieldDefinitionNode[]) : [])),
    ]),
  ];
}

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));
