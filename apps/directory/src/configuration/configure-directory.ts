import { type Actor, type Decision, RefusedError } from '@leadline/domain';
import { type Aggregate, type Outcome, type Request, type Tx, type Versioned, uniqueViolation } from '@leadline/postgres';
import type { EntityManager } from 'typeorm';
import { checkTeams, checkTerritories, checkUsers } from '../check-directory-ids.ts';
import type { Services } from '../services.ts';
import { type Team, teams } from '../team/team.ts';
import { type Territory, territories } from '../territory/territory.ts';
import { type WorkCalendar, defaultCalendarId, workCalendars } from '../work-calendar/work-calendar.ts';
import { decideTeam, decideTerritory, decideWorkCalendar } from './configuration-changes.ts';

/** What a configuration starts from, and by what its repeat is known. */
export interface Putting {
  /** The version to change; null to add. */
  expectedVersion: number | null;
  request?: Request | undefined;
}

/** Adds a team or changes it. */
export const configureTeam =
  (services: Services) =>
  (wanted: Omit<Team, 'version' | 'createdAt'>, putting: Putting, actor: Actor): Promise<Outcome<Team>> =>
    put(services, { aggregate: teams, id: wanted.id, putting, actor }, async (current, tx) => {
      await checkUsers(tx.manager, 'managerId', [wanted.managerId]);
      await checkTeams(tx.manager, 'parentId', [wanted.parentId]);
      await checkTerritories(tx.manager, 'territoryIds', wanted.territoryIds);
      const ancestors = wanted.parentId === null ? [] : await ancestorsOf(tx.manager, wanted.parentId);
      return decideTeam({ ...wanted, version: current?.version ?? 0, createdAt: current?.createdAt ?? tx.now }, ancestors);
    });

/** Adds a territory or changes it. */
export const configureTerritory =
  (services: Services) =>
  (wanted: Omit<Territory, 'version'>, putting: Putting, actor: Actor): Promise<Outcome<Territory>> =>
    put(services, { aggregate: territories, id: wanted.id, putting, actor }, async (current, tx) => {
      await checkTeams(tx.manager, 'teamId', [wanted.teamId]);
      return decideTerritory({ ...wanted, version: current?.version ?? 0 });
    });

/** Sets the one work calendar. */
export const configureWorkCalendar =
  ({ unitOfWork }: Services) =>
  (wanted: Pick<WorkCalendar, 'weekdays' | 'holidays'>, seen: Putting, actor: Actor): Promise<Outcome<WorkCalendar>> =>
    unitOfWork.change(workCalendars, { id: defaultCalendarId, ...seen }, actor, (calendar) =>
      decideWorkCalendar({ ...calendar, ...wanted }),
    );

interface Configuration<State extends Versioned> {
  aggregate: Aggregate<State>;
  id: string;
  putting: Putting;
  actor: Actor;
}

async function put<State extends Versioned>(
  { unitOfWork }: Services,
  { aggregate, id, putting: { expectedVersion, request }, actor }: Configuration<State>,
  decideOn: (current: State | null, tx: Tx) => Promise<Decision<State>>,
): Promise<Outcome<State>> {
  const outcome =
    expectedVersion === null
      ? unitOfWork.create(aggregate, { id, request }, actor, (tx) => decideOn(null, tx))
      : unitOfWork.change(aggregate, { id, expectedVersion, request }, actor, decideOn);
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
