import { roles } from '@leadline/domain';
import { z } from 'zod';
import type { TokenClaims } from '../keys/access-token.ts';
import type { People } from '../people/people.ts';
import { teamsOf } from '../people/person.ts';

const byName = z.strictObject({ username: z.string().min(1).max(100) });
const byClaims = z.strictObject({
  sub: z.guid(),
  roles: z.array(z.enum(roles)),
  teams: z.array(z.guid()).default([]),
  scope: z.string().max(2_000).optional(),
});

/** The claims to sign, or why there are none. */
export type TokenGrant = { ok: true; claims: TokenClaims } | { ok: false; status: number; error: string; message: string };

const refused = (status: number, error: string, message: string): TokenGrant => ({ ok: false, status, error, message });

const deactivated = (name: string) => refused(403, 'user-deactivated', `The user "${name}" has been deactivated.`);

function grantByName(people: People, name: string): TokenGrant {
  const person = people.find(name);
  if (!person) return refused(404, 'unknown-user', `There is no user "${name}".`);
  if (!person.active) return deactivated(name);
  return { ok: true, claims: { sub: person.id, roles: person.roles, teams: teamsOf(person), scope: person.scope } };
}

function grantByClaims(people: People, claims: TokenClaims): TokenGrant {
  return people.find(claims.sub)?.active === false ? deactivated(claims.sub) : { ok: true, claims };
}

/** Decides on a request for a local token: a user by name or id, or, where tests allow it, any claims. */
export function decideTokenRequest(people: People, body: unknown, allowAnySubject: boolean): TokenGrant {
  const named = byName.safeParse(body);
  if (named.success) return grantByName(people, named.data.username);
  const claimed = byClaims.safeParse(body);
  if (claimed.success && allowAnySubject) return grantByClaims(people, claimed.data);
  if (claimed.success) return refused(403, 'any-subject-not-allowed', 'Only named users have tokens here; ALLOW_ANY_SUBJECT is off.');
  return refused(
    400,
    'bad-request',
    'Send a JSON object { "username": "…" }, or { "sub", "roles", "teams", "scope" } where that is allowed.',
  );
}
