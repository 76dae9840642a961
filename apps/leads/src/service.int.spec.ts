import { schemaDrift } from '@leadline/postgres';
import { startTestService, type TestService } from '@leadline/testkit';
import { leadsService } from './service.ts';
import type { Tools } from './tools.ts';

let service: TestService<Tools>;
beforeAll(async () => {
  service = await startTestService(leadsService);
});
afterAll(() => service?.stop());

describe('Leads', () => {
  it('when the database is migrated › agrees with the entities', async () => {
    expect(await schemaDrift(service.services.dataSource)).toEqual([]);
  });

  it('when the schema is read › is a subgraph with Lead as an entity', async () => {
    const { data } = await service.query('{ _service { sdl } }');
    expect(data._service.sdl).toContain('type Lead');
  });
});
