import { TeamConfigured, UserChanged, UserDeactivated, UserReactivated, UserRegistered } from '@leadline/contracts';
import type { Role } from '@leadline/domain';
import { type Handler, consume } from '@leadline/inbox';
import type { Tx } from '@leadline/postgres';

interface Standing {
  active: boolean;
  roles: Role[];
  teamIds: string[];
}

/** Keeps the copies of users and teams; an older version never overwrites a newer one. */
export const memberHandlers: Handler[] = [
  consume(UserRegistered, ({ data, envelope }, tx) => keepUser(tx, envelope, { active: true, roles: data.roles, teamIds: data.teamIds })),
  consume(UserChanged, ({ data, envelope }, tx) => keepUser(tx, envelope, data)),
  consume(UserReactivated, ({ data, envelope }, tx) => keepUser(tx, envelope, { active: true, roles: data.roles, teamIds: data.teamIds })),
  consume(UserDeactivated, ({ envelope }, tx) => deactivate(tx, envelope)),
  consume(TeamConfigured, ({ data, envelope }, tx) => {
    tx.send(
      `INSERT INTO team_copy (team_id, version, code, manager_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (team_id) DO UPDATE SET version = excluded.version, code = excluded.code, manager_id = excluded.manager_id
       WHERE team_copy.version < excluded.version`,
      [envelope.subject, envelope.aggregateVersion, data.code, data.managerId],
    );
  }),
];

function keepUser(tx: Tx, from: { subject: string; aggregateVersion: number }, user: Standing): void {
  tx.send(
    `INSERT INTO member_copy (user_id, version, active, roles, team_ids) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (user_id) DO UPDATE SET version = excluded.version, active = excluded.active, roles = excluded.roles, team_ids = excluded.team_ids
     WHERE member_copy.version < excluded.version`,
    [from.subject, from.aggregateVersion, user.active, user.roles, user.teamIds],
  );
}

function deactivate(tx: Tx, from: { subject: string; aggregateVersion: number }): void {
  tx.send('UPDATE member_copy SET active = false, version = $2 WHERE user_id = $1 AND version < $2', [from.subject, from.aggregateVersion]);
}
