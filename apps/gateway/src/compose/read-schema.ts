import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type DefinitionNode, type DocumentNode, Kind, parse, Source } from 'graphql';

async function schemaFiles(folder: string): Promise<string[]> {
  const paths = await readdir(folder, { recursive: true });
  return paths
    .filter((path) => path.endsWith('.graphql'))
    .sort()
    .map((path) => join(folder, path));
}

async function definitionsOf(root: string, path: string): Promise<readonly DefinitionNode[]> {
  const source = new Source(await readFile(path, 'utf8'), relative(root, path));
  return parse(source).definitions;
}

/** The schema of one subgraph: the shared value types and every `.graphql` file of its app; null when it has none yet. */
export async function readSchema(root: string, subgraph: string): Promise<DocumentNode | null> {
  const own = await schemaFiles(join(root, 'apps', subgraph, 'src'));
  if (own.length === 0) return null;
  const paths = [join(root, 'libs/subgraph/src/shared.graphql'), ...own];
  const definitions = await Promise.all(paths.map((path) => definitionsOf(root, path)));
  return { kind: Kind.DOCUMENT, definitions: definitions.flat() };
}
