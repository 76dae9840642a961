import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type DocumentNode, parse, Source } from 'graphql';

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
