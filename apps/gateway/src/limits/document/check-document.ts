import { type DocumentNode, GraphQLError, parse } from 'graphql';
import type { LimitSettings } from '../limit-settings.ts';
import { refusedQuery } from '../refused-query.ts';
import { checkTokens } from './check-tokens.ts';
import { measureOperations, type SelectionSize } from './measure-operations.ts';

type DocumentLimits = LimitSettings['document'];

const rules: Record<keyof SelectionSize, [rule: string, what: string]> = {
  depth: ['QueryTooDeep', 'levels of fields'],
  rootFields: ['TooManyRootFields', 'fields at the root'],
  aliases: ['TooManyAliases', 'aliases'],
  directives: ['TooManyDirectives', 'directives'],
  fields: ['TooManyFields', 'fields and fragments'],
};

/** Refuses a document of which any part is larger than allowed; says which limit, and by how much. */
export function checkDocument(document: DocumentNode, limits: DocumentLimits): void {
  for (const size of measureOperations(document)) {
    for (const [key, [rule, what]] of Object.entries(rules) as [keyof SelectionSize, [string, string]][]) {
      const found = Math.min(size[key], Number.MAX_SAFE_INTEGER);
      if (found <= limits[key]) continue;
      throw refusedQuery(rule, `The query has ${found} ${what}, spreads written out; ${limits[key]} are allowed. Ask for less at once.`, {
        limit: limits[key],
        found,
      });
    }
  }
}

/** Reads and checks the text of a query; undefined for one that does not parse, which the server answers better. */
export function checkSource(source: string, limits: DocumentLimits): DocumentNode | undefined {
  const document = parsed(source, limits.tokens);
  if (document) checkDocument(document, limits);
  return document;
}

function parsed(source: string, maxTokens: number): DocumentNode | undefined {
  try {
    checkTokens(source, maxTokens);
    return parse(source, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}
