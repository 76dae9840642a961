import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaDrift } from '@leadline/postgres';
import { type TestService, eventually, startTestService } from '@leadline/testkit';
import { directoryService } from '../service.ts';

const usersFile = join(import.meta.dirname, '../../../../infra/identity/users.json');
const file: { teams: { id: string; name: string }[]; users: { id: string; username: string; roles: string[]; teams: string[] }[] } =
  JSON.parse(readFileSync(usersFile, 'utf8'));

let service: TestService;
beforeAll(async () => void (service = await startTestService(directoryService())));
const replicas: TestService[] = [];
afterAll(() => Promise.all([...replicas, service].map((one) => one?.stop())));

const replica = async () => void replicas.push(await startTestService(directoryService(usersFile), { beside: service }));
const seeded = async () => {
  const query = '{ users(first: 100) { nodes { id username roles active teams { id } } } teams(first: 100) { nodes { id name } } }';
  const { data } = await service.query(query);
  return data;
};

describe('Directory › seeded from a file', () => {
  it('by two replicas at once, and once more › has each user and team of the file once, and tells of each once', async () => {
    await Promise.all([replica(), replica()]);
    await replica();

    const { users, teams } = await seeded();
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect([...teams.nodes].sort(byId)).toEqual([...file.teams].sort(byId));
    const expected = file.users.map(({ id, username, roles, teams }) => ({
      id,
      username,
      roles,
      active: true,
      teams: teams.map((team) => ({ id: team })),
    }));
    expect([...users.nodes].sort(byId)).toEqual(expected.sort(byId));
    await eventually(async () => {
      const told = (await service.published('directory')).map(({ key }) => key);
      const known = [...file.users, ...file.teams].map(({ id }) => id);
      expect(told.filter((key) => key !== null && known.includes(key)).sort()).toEqual(known.sort());
    });
  });

  it('after somebody changed a user › leaves the change', async () => {
    const [user] = file.users;
    const update = 'mutation($input: UpdateUserInput!) { updateUser(input: $input) { user { jobTitle } } }';
    await service.query(update, { input: { id: user!.id, jobTitle: 'Head of it all' } });
    await replica();
    const { data } = await service.query('query($id: ID!) { user(id: $id) { jobTitle version } }', { id: user!.id });
    expect(data.user).toEqual({ jobTitle: 'Head of it all', version: 2 });
  });

  it('has a week from Monday to Friday', async () => {
    const { data } = await service.query('{ workCalendar { weekdays holidays version } }');
    expect(data.workCalendar).toEqual({ weekdays: [1, 2, 3, 4, 5], holidays: [], version: 1 });
  });

  it('lies in tables that are what the entities say', async () => {
    expect(await schemaDrift(service.dataSource)).toEqual([]);
  });
});
