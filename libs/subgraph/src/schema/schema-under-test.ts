import type { Role, Viewer } from '@leadline/domain';
import { graphql, parse } from 'graphql';
import type { RequestContext } from '../request-context.ts';
import { buildSchemaOf, type SchemaRules } from './build-schema.ts';

/** Builds a schema from text, for the specs of this folder. */
export const schemaOf = (sdl: string, rules: Partial<SchemaRules> = {}) =>
  buildSchemaOf([parse(sdl)], { name: 'books', resolvers: [], personalPolicy: {}, ...rules });

/** A viewer of one role with these scopes. */
export const viewerWith = (role: Role, ...scopes: string[]): Viewer => ({
  id: `a ${role}`,
  roles: [role],
  teamIds: [],
  scopes: new Set(scopes),
});

/** Runs a document for a viewer. */
export const runFor = (viewer: Viewer, schema: ReturnType<typeof schemaOf>, source: string, variableValues?: Record<string, unknown>) =>
  graphql({ schema, source, variableValues, contextValue: { viewer, loaders: {} } as Partial<RequestContext> });
