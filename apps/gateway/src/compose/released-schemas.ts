import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compose, type ComposedSubgraph } from './compose.ts';
import { printedSubgraph } from './printed-subgraph.ts';

/** A schema that somebody may rely on: its app, how it is now, and how the last release had it; null before its first. */
export interface ReleasedSchema {
  app: string;
  now: string;
  released: { version: string; sdl: string } | null;
}

const folderOf = (root: string, app: string) => join(root, 'apps', app, 'released');

/** The graph that clients see and each subgraph, beside their last release. */
export function releasedSchemas(root: string, subgraphs: readonly ComposedSubgraph[]): ReleasedSchema[] {
  return Object.entries(schemasOf(subgraphs)).map(([app, now]) => ({ app, now, released: lastRelease(folderOf(root, app)) }));
}

/** Keeps today's schemas as released: from then on a breaking change fails. Refuses a version that is released already. */
export function releaseSchemas(root: string, version: string, subgraphs: readonly ComposedSubgraph[]): void {
  const files = Object.entries(schemasOf(subgraphs)).map(([app, sdl]) => [join(folderOf(root, app), `${version}.graphql`), sdl] as const);
  if (files.some(([file]) => existsSync(file))) throw new Error(`${version} is released already: raise the version in package.json first.`);
  for (const [file, sdl] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, sdl);
  }
}

function schemasOf(subgraphs: readonly ComposedSubgraph[]): Record<string, string> {
  const own = subgraphs.map(({ name, typeDefs }) => [name, printedSubgraph(typeDefs)]);
  return { gateway: compose(subgraphs).api, ...Object.fromEntries(own) };
}

function lastRelease(folder: string): ReleasedSchema['released'] {
  if (!existsSync(folder)) return null;
  const versions = readdirSync(folder).map((file) => file.replace(/\.graphql$/, ''));
  const version = versions.sort((left, right) => left.localeCompare(right, 'en', { numeric: true })).at(-1);
  return version === undefined ? null : { version, sdl: readFileSync(join(folder, `${version}.graphql`), 'utf8') };
}
