import { type Actor, type Decision, RefusedError } from '@leadline/domain';
import { type Aggregate, type Outcome, type Tx, type Versioned, creationOf, uniqueViolation } from '@leadline/postgres';
import type { EntityManager } from 'typeorm';
import { checkTeams, checkTerritories, checkUsers } from '../check-directory-ids.ts';
import type { Services } from '../services.ts';
import { type Team, teams } from '../team/team.ts';
import { type Territory, territories } from '../territory/territory.ts';
import { type WorkCalendar, defaultCalendarId, workCalendars } from '../work-calendar/work-calendar.ts';
import { decideTeam, decideTerritory, decideWorkCalendar } from './configuration-changes.ts';

/** Adds a team or changes it. */
export const configureTeam =
  (services: Services) =>
  (wanted: Omit<Team, 'version' | 'createdAt'>, version: number | null, actor: Actor): Promise<Outcome<Team>> =>
    put(services, { aggregate: teams, wanted, version, actor }, async (current, tx) => {
      await checkUsers(tx.manager, 'managerId', [wanted.managerId]);
      await checkTeams(tx.manager, 'parentId', [wanted.parentId]);
      await checkTerritories(tx.manager, 'territoryIds', wanted.territoryIds);
      const ancestors = wanted.parentId === null ? [] : await ancestorsOf(tx.manager, wanted.parentId);
      return decideTeam({ ...wanted, version: current?.version ?? 0, createdAt: current?.createdAt ?? tx.now }, ancestors);
    });

/** Adds a territory or changes it. */
export const configureTerritory =
  (services: Services) =>
  (wanted: Omit<Territory, 'version'>, version: number | null, actor: Actor): Promise<Outcome<Territory>> =>
    put(services, { aggregate: territories, wanted, version, actor }, async (current, tx) => {
      await checkTeams(tx.manager, 'teamId', [wanted.teamId]);
      return decideTerritory({ ...wanted, version: current?.version ?? 0 });
    });

/** Sets the one work calendar. */
export const configureWorkCalendar =
  ({ unitOfWork }: Services) =>
  (wanted: Pick<WorkCalendar, 'weekdays' | 'holidays'>, expectedVersion: number, actor: Actor): Promise<Outcome<WorkCalendar>> =>
    unitOfWork.change(workCalendars, { id: defaultCalendarId, expectedVersion }, actor, (calendar) =>
      decideWorkCalendar({ ...calendar, ...wanted }),
    );

interface Configuration<State extends Versioned> {
  aggregate: Aggregate<State>;
  wanted: { id: string };
  /** The version to change; null to add. */
  version: number | null;
  actor: Actor;
}

async function put<State extends Versioned>(
  { unitOfWork }: Services,
  { aggregate, wanted, version, actor }: Configuration<State>,
  decideOn: (current: State | null, tx: Tx) => Promise<Decision<State>>,
): Promise<Outcome<State>> {
  const { id } = wanted;
  const outcome =
    version === null
      ? unitOfWork.create(aggregate, { id, request: creationOf(`configure ${aggregate.name}`, wanted) }, actor, (tx) => decideOn(null, tx))
      : unitOfWork.change(aggregate, { id, expectedVersion: version }, actor, decideOn);
  return outcome.catch((error: unknown) => {
    if (uniqueViolation(error) === undefined) throw error;
    throw RefusedError.of('BAD_USER_INPUT', 'CodeMustBeUnique', 'This code is taken. Choose another.', { field: 'code' });
  });
}

async function ancestorsOf(manager: EntityManager, teamId: string): Promise<string[]> {
  // One configuration at a time: two changes at once could close a circle that neither sees.
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('team hierarchy', 0))`);
  const rows: { id: string }[] = await manager.query(
    `WITH RECURSIVE above(id) AS (
       SELECT $1::uuid UNION SELECT team.parent_id FROM team JOIN above ON team.id = above.id WHERE team.parent_id IS NOT NULL
     ) SELECT id FROM above`,
    [teamId],
  );
  return rows.map(({ id }) => id);
}
