import { schemaDrift } from '@leadline/postgres';
import { type TestService, startTestService } from '@leadline/testkit';
import { projectsService } from './service.ts';

let service: TestService;
beforeAll(async () => void (service = await startTestService(projectsService)));
afterAll(() => service?.stop());

describe('Projects', () => {
  it('when the database is migrated › agrees with the entities', async () => {
    expect(await schemaDrift(service.dataSource)).toEqual([]);
  });

  it('when started anew › has the default template once', async () => {
    const again = await startTestService(projectsService, { beside: service });
    const { data } = await again.query('{ deliveryTemplates { code version rule { productCode } } }');
    await again.stop();
    expect(data).toEqual({ deliveryTemplates: [{ code: 'default', version: 1, rule: null }] });
  });
});
