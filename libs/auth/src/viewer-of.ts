import { type Role, roles, type Viewer } from '@leadline/domain';
import { z } from 'zod';
import { roleScopes, type Scope, scopes } from './role-scopes.ts';

const known = <Word extends string>(words: readonly Word[], word: string): word is Word => words.some((one) => one === word);

/** The claims that a token must carry; a role or scope that is not known grants nothing and is dropped. */
export const claimsSchema = z.object({
  sub: z.guid(),
  roles: z.array(z.string()).transform((words) => words.filter((word): word is Role => known(roles, word))),
  teams: z.array(z.guid()).default([]),
  scope: z.string().default(''),
});
/** The claims of a token, as far as they say who the viewer is. */
export type Claims = z.input<typeof claimsSchema>;

const granted = (scope: string): Scope[] => scope.split(' ').filter((word): word is Scope => known(scopes, word));

/** The viewer behind verified claims; the scope claim counts for the SERVICE role only. Throws a ZodError when claims are lacking. */
export function viewerOf(claims: Claims): Viewer {
  const { sub, roles: held, teams, scope } = claimsSchema.parse(claims);
  const fromRoles = held.flatMap((role) => roleScopes[role]);
  const fromClaim = held.includes('SERVICE') ? granted(scope) : [];
  return { id: sub, roles: held, teamIds: teams, scopes: new Set([...fromRoles, ...fromClaim]) };
}

/** A caller of whom nothing is known: no role, no team, no scope. */
export const anonymousViewer: Viewer = {
  id: '00000000-0000-0000-0000-000000000000',
  roles: [],
  teamIds: [],
  scopes: new Set(),
};
