import { TeamMemberAdded, TeamMemberRemoved, UserChanged, UserDeactivated, UserReactivated, UserRegistered } from '@leadline/contracts';
import type { Role } from '@leadline/domain';
import { newPerson, type Person } from './person.ts';
import type { UsersFile } from './users-file.ts';

/** A fact of the directory, as far as the issuer cares. */
export interface DirectoryFact {
  type: string;
  subject: string;
  time: Date;
  data: unknown;
}

/** Who may have a token: the well-known users, as the facts of the directory have changed and joined them since. */
export interface People {
  /** Finds by username or id. */
  find(name: string): Person | undefined;
  apply(fact: DirectoryFact): void;
}

type Change = (person: Person, data: unknown, at: number) => void;

function place(person: Person, { roles, teamIds }: { roles: Role[]; teamIds: string[] }, at: number) {
  Object.assign(person, { roles, teamIds, teamsAt: at });
}

const userChanges: Record<string, Change> = {
  [UserRegistered.type]: (person, data, at) => place(person, UserRegistered.read(data), at),
  [UserChanged.type]: (person, data, at) => {
    const change = UserChanged.read(data);
    place(person, change, at);
    person.active = change.active;
  },
  [UserDeactivated.type]: (person) => {
    person.active = false;
  },
  [UserReactivated.type]: (person, data, at) => {
    place(person, UserReactivated.read(data), at);
    person.active = true;
  },
};

const memberChanges: Record<string, { definition: { read(data: unknown): { userId: string } }; member: boolean }> = {
  [TeamMemberAdded.type]: { definition: TeamMemberAdded, member: true },
  [TeamMemberRemoved.type]: { definition: TeamMemberRemoved, member: false },
};

/** Starts from the well-known users. */
export function peopleOf({ users }: UsersFile): People {
  const byId = new Map<string, Person>();
  const byUsername = new Map<string, Person>();

  function person(id: string): Person {
    const known = byId.get(id) ?? newPerson(id);
    byId.set(id, known);
    return known;
  }

  for (const { id, username, roles, teams, scope } of users) {
    byUsername.set(username, Object.assign(person(id), { username, roles, teamIds: teams, scope }));
  }

  return {
    find: (name) => byUsername.get(name) ?? byId.get(name),
    apply({ type, subject, time, data }) {
      userChanges[type]?.(person(subject), data, time.getTime());
      const change = memberChanges[type];
      if (!change) return;
      const { userId } = change.definition.read(data);
      person(userId).memberships.set(subject, { member: change.member, at: time.getTime() });
    },
  };
}
