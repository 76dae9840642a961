import { newId } from '@leadline/domain';
import { type TestService, startTestService } from '@leadline/testkit';
import { directoryService } from '../service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(directoryService());
});
afterAll(() => service?.stop());

const administrator = async () => {
  const id = newId();
  const input = { id, username: `u-${id}`, name: 'Ada Admin', roles: ['ADMIN'] };
  await service.query('mutation($input: RegisterUserInput!) { registerUser(input: $input) { user { id } } }', { input });
  return id;
};
const layDown = (id: string) =>
  service.query('mutation($id: ID!) { updateUser(input: { id: $id, roles: [MANAGER] }) { user { roles } } }', { id });
const deactivate = (id: string) => service.query('mutation($id: ID!) { deactivateUser(input: { id: $id }) { user { active } } }', { id });
const admins = () => service.dataSource.query(`SELECT id FROM directory_user WHERE active AND 'ADMIN' = ANY(roles)`);

describe('Directory › the last active administrator', () => {
  it('keeps the role, also when two lay it down, or one does and one is barred, at once', async () => {
    const [first, second] = [await administrator(), await administrator()];
    const both = await Promise.all([layDown(first), layDown(second)]);
    const refusals = both.flatMap(({ errors }) => errors ?? []);
    expect(refusals).toMatchObject([{ extensions: { rule: 'LastAdminKeepsTheRole', field: 'roles' } }]);

    const [{ id }] = await admins();
    const other = await administrator();
    const mixed = await Promise.all([layDown(id), deactivate(other)]);
    expect(mixed.filter(({ errors }) => errors)).toHaveLength(1);
    expect(await admins()).toHaveLength(1);
  });
});
