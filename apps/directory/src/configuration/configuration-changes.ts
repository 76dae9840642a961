import { TeamConfigured, TerritoryConfigured, WorkCalendarConfigured } from '@leadline/contracts';
import { type Decision, decide, refuse } from '@leadline/domain';
import type { Team } from '../team/team.ts';
import type { Territory } from '../territory/territory.ts';
import type { WorkCalendar } from '../work-calendar/work-calendar.ts';

/** Sets a team up; `ancestors` are the teams above the wanted parent, so that a team never comes to stand above itself. */
export function decideTeam(team: Team, ancestors: readonly string[]): Decision<Team> {
  if (ancestors.includes(team.id)) {
    return refuse('TeamCannotBePartOfItself', {
      message: 'The parent is this team or one below it. Choose a team outside.',
      field: 'parentId',
      code: 'BAD_USER_INPUT',
    });
  }
  const { code, name, managerId, parentId, territoryIds } = team;
  return decide(team, TeamConfigured.of(team.id, { code, name, managerId, parentId, territoryIds }));
}

/** Sets a territory up. */
export function decideTerritory(territory: Territory): Decision<Territory> {
  const { code, regions, industries, companySizes, teamId } = territory;
  return decide(territory, TerritoryConfigured.of(territory.id, { code, regions, industries, companySizes, teamId }));
}

/** Sets the work calendar; days are kept once each, in order. */
export function decideWorkCalendar(calendar: WorkCalendar): Decision<WorkCalendar> {
  const weekdays = [...new Set(calendar.weekdays)].sort((a, b) => a - b);
  const holidays = [...new Set(calendar.holidays)].sort();
  if (weekdays.length === 0 || weekdays.some((day) => day < 1 || day > 7)) {
    return refuse('WorkWeekNeedsADay', {
      message: 'Give at least one weekday between 1 (Monday) and 7 (Sunday).',
      field: 'weekdays',
      code: 'BAD_USER_INPUT',
    });
  }
  const configured = { ...calendar, weekdays, holidays };
  return decide(configured, WorkCalendarConfigured.of(calendar.id, { code: calendar.code, weekdays, holidays }));
}
