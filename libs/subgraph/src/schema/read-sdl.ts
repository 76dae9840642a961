import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type DefinitionNode, type DocumentNode, Kind, parse, Source } from 'graphql';

const federation = 'https://specs.apollo.dev/federation/';

/** The schema files below a folder, in the order of their paths; refuses when there is none or one cannot be parsed. */
export function readSdl(folder: string): DocumentNode[] {
  const source = sourceOf(folder);
  const files = graphqlFiles(source);
  if (files.length === 0) throw new Error(`No .graphql file lies below ${source}: a service needs a schema.`);
  return files.map(parseFile);
}

/** The value types and directives that every subgraph shares. */
export function readSharedSdl(): DocumentNode {
  return parseFile(join(dirname(sourceOf(import.meta.dirname)), 'shared.graphql'));
}

/** Whether a document links a federation version itself; such a schema stands alone, because a second link is not valid beside it. */
export const linksFederation = (document: DocumentNode): boolean => document.definitions.some(isFederationLink);

function isFederationLink(definition: DefinitionNode): boolean {
  if (definition.kind !== Kind.SCHEMA_EXTENSION && definition.kind !== Kind.SCHEMA_DEFINITION) return false;
  const linked = definition.directives?.filter(({ name }) => name.value === 'link').flatMap((link) => link.arguments ?? []) ?? [];
  return linked.some(({ name, value }) => name.value === 'url' && value.kind === Kind.STRING && value.value.startsWith(federation));
}

/** The compiler copies no .graphql file, so code that runs from `dist` reads the schema in the sibling `src`. */
function sourceOf(folder: string): string {
  const steps = folder.split('/');
  const built = steps.lastIndexOf('dist');
  if (built <= steps.lastIndexOf('src')) return folder;
  return [...steps.slice(0, built), 'src', ...steps.slice(built + 1)].join('/');
}

function graphqlFiles(folder: string): string[] {
  const entries = statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return entries
    .filter((path) => path.endsWith('.graphql') && !path.includes('node_modules'))
    .sort()
    .map((path) => join(folder, path));
}

function parseFile(path: string): DocumentNode {
  try {
    return parse(new Source(readFileSync(path, 'utf8'), basename(path)));
  } catch (error) {
    throw new Error(`${path} is not a GraphQL schema: ${(error as Error).message}`, { cause: error });
  }
}
