import type { Viewer } from '@leadline/domain';
import { GraphQLError } from 'graphql';

const written = (scopes: readonly (readonly string[])[]): string => scopes.map((all) => all.join(' and ')).join(', or ');

/** The answer to a viewer who lacks scopes: who is not signed in is told to, anyone else is told which scope it takes. */
export function forbiddenScopes(viewer: Viewer, scopes: readonly (readonly string[])[], place: string): GraphQLError {
  if (viewer.roles.length === 0 && viewer.scopes.size === 0) {
    return new GraphQLError(`${place} needs a signed-in user: send a bearer token.`, {
      extensions: { code: 'UNAUTHENTICATED', rule: 'TokenNeeded' },
    });
  }
  const message = `${place} needs the scope ${written(scopes)}, which your roles do not give.`;
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN', rule: 'ScopeNeeded', details: { scopes } } });
}

/** The answer to a filter, order or search over personal data by a viewer who sees none. */
export function forbiddenPersonalInput(path: string, type: string): GraphQLError {
  const message = `${path} is personal data of ${type}, which your roles do not show, so you cannot filter, order or search by it.`;
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN', rule: 'PersonalDataNotShown', field: path } });
}
