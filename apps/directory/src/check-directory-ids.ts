import { RefusedError } from '@leadline/domain';
import { type EntityManager, In } from 'typeorm';
import { teamEntity } from './team/team.entity.ts';
import { territoryEntity } from './territory/territory.entity.ts';
import { userEntity } from './user/user.entity.ts';

/** Checks that every id names something that exists; throws BAD_USER_INPUT on the field otherwise. */
export async function checkUsers(manager: EntityManager, field: string, ids: readonly (string | null | undefined)[]): Promise<void> {
  const wanted = present(ids);
  refuseUnknown(field, 'user', wanted, await manager.find(userEntity, { select: { id: true }, where: { id: In(wanted) } }));
}

/** The same for teams. */
export async function checkTeams(manager: EntityManager, field: string, ids: readonly (string | null | undefined)[]): Promise<void> {
  const wanted = present(ids);
  refuseUnknown(field, 'team', wanted, await manager.find(teamEntity, { select: { id: true }, where: { id: In(wanted) } }));
}

/** The same for territories. */
export async function checkTerritories(manager: EntityManager, field: string, ids: readonly string[]): Promise<void> {
  refuseUnknown(field, 'territory', ids, await manager.find(territoryEntity, { select: { id: true }, where: { id: In([...ids]) } }));
}

const present = (ids: readonly (string | null | undefined)[]) => ids.filter((id): id is string => Boolean(id));

function refuseUnknown(field: string, what: string, wanted: readonly string[], found: { id: string }[]): void {
  const known = new Set(found.map(({ id }) => id));
  const unknown = wanted.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const rule = `${what.charAt(0).toUpperCase()}${what.slice(1)}MustExist`;
  throw RefusedError.of('BAD_USER_INPUT', rule, `There is no ${what} ${unknown.join(', ')}. Use ids that the directory answers.`, {
    field,
  });
}
