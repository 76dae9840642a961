import { randomUUID } from 'node:crypto';
import { told } from '../graph/graph.ts';
import type { Send } from './send.ts';

const shortCode = () => `e2e-${randomUUID().slice(0, 8)}`;

/** Every mutation of the directory, on records of its own. */
export async function workDirectory(send: Send): Promise<void> {
  const [teamId, territoryId, userId] = [randomUUID(), randomUUID(), randomUUID()];
  const territory = { id: territoryId, code: shortCode(), regions: ['alpine'], industries: [], companySizes: [] };
  await send('configureTerritory', territory);
  await send('configureTerritory', { ...territory, expectedVersion: 1, requestKey: randomUUID(), industries: ['tourism'] });
  const { team } = await send('configureTeam', { id: teamId, code: shortCode(), name: 'Mountain sales', territoryIds: [territoryId] });
  const renamed = { code: team.code, name: 'Alpine sales' };
  await send('configureTeam', { id: teamId, expectedVersion: team.version, requestKey: randomUUID(), ...renamed });
  await send('registerUser', { id: userId, roles: ['REP'], teamIds: [] });
  await send('updateUser', { id: userId, requestKey: randomUUID(), timeZone: 'Europe/Zurich' });
  await send('addTeamMember', { userId, teamId, requestKey: randomUUID() });
  await send('removeTeamMember', { userId, teamId, requestKey: randomUUID() });
  await send('deactivateUser', { id: userId, requestKey: randomUUID() });
  await send('reactivateUser', { id: userId, requestKey: randomUUID() });
  const { workCalendar } = await told('{ workCalendar { version weekdays holidays } }');
  const { version, ...calendar } = workCalendar;
  await send('configureWorkCalendar', { ...calendar, expectedVersion: version, requestKey: randomUUID() });
}
