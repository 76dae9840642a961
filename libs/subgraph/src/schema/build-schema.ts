import { buildSubgraphSchema } from '@apollo/subgraph';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { ServiceDefinition } from '../service-definition.ts';
import { checkRepresentations } from './check-representations.ts';
import { checkSchema } from './check-schema.ts';
import { readFreshAfterMutations } from './fresh-reads.ts';
import { mergeResolvers } from './merge-resolvers.ts';
import { guardPersonalInputs } from './personal-inputs.ts';
import { maskPersonalField } from './personal-fields.ts';
import { linksFederation, readSdl, readSharedSdl } from './read-sdl.ts';
import { guardField, guardReference, ownObjectTypes } from './required-scopes.ts';
import { sharedScalars } from './scalars.ts';

type SubgraphModule = Extract<Parameters<typeof buildSubgraphSchema>[0], { resolvers?: unknown }>;
type SubgraphResolvers = SubgraphModule['resolvers'];

/** The part of a service's definition that its schema is built by. */
export type SchemaRules = Pick<ServiceDefinition, 'name' | 'resolvers' | 'personalPolicy' | 'personalFilterPolicy'>;

/** The executable schema of a service, read from its folder, with its directives enforced; throws when it has a gap. */
export function buildServiceSchema(definition: SchemaRules & { folder: string }): GraphQLSchema {
  return buildSchemaOf(readSdl(definition.folder), definition);
}

/** The same from documents at hand. */
export function buildSchemaOf(documents: readonly DocumentNode[], definition: SchemaRules): GraphQLSchema {
  const standsAlone = documents.some(linksFederation);
  const resolvers = mergeResolvers([...(standsAlone ? [] : [sharedScalars]), ...definition.resolvers]);
  const parts = standsAlone ? documents : [readSharedSdl(), ...documents];
  const schema = buildSubgraphSchema(
    parts.map((typeDefs, index) => (index === 0 ? { typeDefs, resolvers: resolvers as SubgraphResolvers } : { typeDefs })),
  );
  checkSchema(schema, definition, resolvers);
  checkRepresentations(schema);
  readFreshAfterMutations(schema);
  enforceDirectives(schema, definition);
  return schema;
}

/** Wraps only what carries a directive, once; every other field runs as if there were none. */
function enforceDirectives(schema: GraphQLSchema, definition: SchemaRules): void {
  for (const type of ownObjectTypes(schema)) {
    guardReference(type);
    for (const field of Object.values(type.getFields())) {
      maskPersonalField(type, field, definition.personalPolicy);
      guardPersonalInputs(type, field, definition.personalFilterPolicy ?? {});
      // Last, so that scopes are asked for first.
      guardField(type, field);
    }
  }
}
