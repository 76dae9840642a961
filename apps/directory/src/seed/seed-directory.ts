import { readFile } from 'node:fs/promises';
import { newId, roles, systemActor } from '@leadline/domain';
import { z } from 'zod';
import { decideWorkCalendar } from '../configuration/configuration-changes.ts';
import { configureTeam } from '../configuration/configure-directory.ts';
import { decideRegistration } from '../registration/user-changes.ts';
import type { Services } from '../services.ts';
import { teamEntity } from '../team/team.entity.ts';
import { userEntity } from '../user/user.entity.ts';
import { users } from '../user/user.ts';
import { workCalendarEntity } from '../work-calendar/work-calendar.entity.ts';
import { defaultCalendarId, workCalendars } from '../work-calendar/work-calendar.ts';

const file = z.object({
  teams: z.array(z.object({ id: z.uuid(), name: z.string() })),
  users: z.array(
    z.object({
      id: z.uuid(),
      username: z.string(),
      name: z.string(),
      email: z.string(),
      roles: z.array(z.enum(roles)),
      teams: z.array(z.uuid()),
    }),
  ),
});

/** Gives a new directory its work calendar (Monday to Friday) and, where a file names them, its first users and teams; what exists stays as it is. */
export const seedDirectory = (usersFile: string | undefined) => async (services: Services) => {
  const { unitOfWork, dataSource } = services;
  const actor = systemActor(new Date(), newId());
  if (!(await dataSource.manager.existsBy(workCalendarEntity, { id: defaultCalendarId }))) {
    const week = { id: defaultCalendarId, version: 0, code: 'default', weekdays: [1, 2, 3, 4, 5], holidays: [] };
    await unitOfWork.create(workCalendars, { id: week.id }, actor, () => decideWorkCalendar(week));
  }
  if (usersFile === undefined) return;

  const wanted = file.parse(JSON.parse(await readFile(usersFile, 'utf8')));
  for (const { id, name } of wanted.teams) {
    if (await dataSource.manager.existsBy(teamEntity, { id })) continue;
    const team = { id, name, code: name.toLowerCase(), managerId: null, parentId: null, territoryIds: [] };
    await configureTeam(services)(team, { expectedVersion: null }, actor);
  }
  for (const { teams, ...user } of wanted.users) {
    if (await dataSource.manager.existsBy(userEntity, { id: user.id })) continue;
    const details = { ...user, teamIds: teams, phone: null, jobTitle: null, managerId: null, timeZone: 'UTC' };
    await unitOfWork.create(users, { id: user.id }, actor, (tx) => decideRegistration(details, tx.now));
  }
};
