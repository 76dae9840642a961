import { randomUUID } from 'node:crypto';
import { told } from '../graph/graph.ts';
import type { Send } from './send.ts';

const shortCode = () => `e2e-${randomUUID().slice(0, 8)}`;

/** Every mutation of the directory, on records of its own. */
export async function workDirectory(send: Send): Promise<void> {
  const [teamId, territoryId, userId] = [randomUUID(), randomUUID(), randomUUID()];
  await send('configureTerritory', { id: territoryId, code: shortCode(), regions: ['alpine'], industries: [], companySizes: [] });
  const { team } = await send('configureTeam', { id: teamId, code: shortCode(), name: 'Mountain sales', territoryIds: [territoryId] });
  await send('configureTeam', { id: teamId, expectedVersion: team.version, code: team.code, name: 'Alpine sales' });
  await send('registerUser', { id: userId, roles: ['REP'], teamIds: [] });
  await send('updateUser', { id: userId, requestKey: randomUUID(), timeZone: 'Europe/Zurich' });
  await send('addTeamMember', { userId, teamId, requestKey: randomUUID() });
  await send('removeTeamMember', { userId, teamId, requestKey: randomUUID() });
  await send('deactivateUser', { id: userId, requestKey: randomUUID() });
  await send('reactivateUser', { id: userId, requestKey: randomUUID() });
  const { workCalendar } = await told('{ workCalendar { version weekdays holidays } }');
  const { version, ...calendar } = workCalendar;
  await send('configureWorkCalendar', { ...calendar, expectedVersion: version });
}
