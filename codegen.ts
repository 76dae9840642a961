import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';

const root = import.meta.dirname;
const sharedSdl = 'libs/subgraph/src/shared.graphql';

interface Manifest {
  dependencies?: Record<string, string>;
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
const ownsAPart = (app: string): boolean =>
  '@leadline/subgraph' in (readJson<Manifest>(`apps/${app}/package.json`).dependencies ?? {}) &&
  globSync(`apps/${app}/src/**/*.graphql`, { cwd: root }).length > 0;

/** The apps that own a part of the graph: built on `@leadline/subgraph`, with SDL beside their code. */
export const subgraphApps: readonly string[] = globSync('apps/*/package.json', { cwd: root })
  .map((file) => basename(dirname(file)))
  .filter(ownsAPart)
  .sort();

/** Which row type a GraphQL type is resolved from, per app: `{ "Lead": "../lead/lead.ts#Lead" }`, relative to `__generated__`. */
function mappersOf(app: string): Record<string, string> {
  const file = `apps/${app}/codegen.mappers.json`;
  return existsSync(join(root, file)) ? readJson(file) : {};
}

const resolverTypes = (app: string): CodegenConfig['generates'][string] => ({
  schema: [sharedSdl, `apps/${app}/src/**/*.graphql`].map((pattern) => join(root, pattern)),
  plugins: ['typescript', 'typescript-resolvers'],
  config: {
    federation: true,
    contextType: '../context.ts#Context',
    mappers: mappersOf(app),
    // A mapper and its GraphQL type often share a name: the mapper is imported as `LeadModel`.
    mapperTypeSuffix: 'Model',
    // A member of a result union says which one it is, so no `__resolveType` is needed.
    resolversNonOptionalTypename: { unionMember: true },
    enumsAsTypes: true,
    useTypeImports: true,
    strictScalars: true,
    scalars: {
      Decimal: 'string',
      Date: 'string',
      DateTime: 'Date',
      CurrencyCode: 'string',
      federation__Scope: 'string',
      federation__Policy: 'string',
      federation__FieldSet: 'string',
      link__Import: 'string',
      _Any: 'unknown',
      _FieldSet: 'string',
    },
  },
});

/** The types of every resolver, from the SDL, into `apps/<app>/src/__generated__/graphql.ts`. */
export function codegenConfig(apps: readonly string[] = subgraphApps): CodegenConfig {
  return {
    cwd: root,
    silent: true,
    importExtension: '.ts',
    generates: Object.fromEntries(apps.map((app) => [join(root, `apps/${app}/src/__generated__/graphql.ts`), resolverTypes(app)])),
  } as CodegenConfig;
}

export default codegenConfig();
