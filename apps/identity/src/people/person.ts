import type { Role } from '@leadline/domain';

/** A user as far as tokens are concerned; holds no personal data. */
export interface Person {
  id: string;
  username?: string;
  active: boolean;
  roles: Role[];
  /** The teams at `teamsAt`; later single changes are in `memberships`. */
  teamIds: string[];
  teamsAt: number;
  memberships: Map<string, { member: boolean; at: number }>;
  scope?: string;
}

/** A user of whom nothing has been said yet: no role, no team. */
export function newPerson(id: string): Person {
  return { id, active: true, roles: [], teamIds: [], teamsAt: 0, memberships: new Map() };
}

/** The teams of a user now. Users and teams are on different partitions, so whole lists and single changes are put in order by their time. */
export function teamsOf(person: Person): string[] {
  const teams = new Set(person.teamIds);
  for (const [teamId, { member, at }] of person.memberships) {
    if (at < person.teamsAt) continue;
    if (member) teams.add(teamId);
    else teams.delete(teamId);
  }
  return [...teams];
}
