import { errors, type FindAccount, type KoaContextWithOIDC } from 'oidc-provider';
import type { People } from '../people/people.ts';
import { teamsOf } from '../people/person.ts';

/** The client that speaks for the SERVICE user by client credentials. */
export const serviceClientId = 'leadline-service';
const serviceUsername = 'service';

/** What the provider asks about people: who may sign in, and what a token says of them. */
export interface Accounts {
  findAccount: FindAccount;
  /** The claims that our tokens add; throws when the user may not have one. */
  claimsOf(name: string | undefined): { sub: string; roles: string[]; teams: string[] };
}

/** Answers the provider's questions from what is known of the people; a deactivated user is nobody. */
export function accountsOf(people: People): Accounts {
  const activePerson = (name: string) => {
    const person = people.find(name);
    return person?.active ? person : undefined;
  };
  return {
    findAccount(_: KoaContextWithOIDC, name: string) {
      const person = activePerson(name);
      return person && { accountId: name, claims: () => ({ sub: person.id }) };
    },
    // A token without an account is one of client credentials.
    claimsOf(name = serviceUsername) {
      const person = activePerson(name);
      if (!person) throw new errors.AccessDenied('the user is not known or has been deactivated');
      return { sub: person.id, roles: person.roles, teams: teamsOf(person) };
    },
  };
}
