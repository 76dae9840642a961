import { schemaDrift } from '@leadline/postgres';
import { type TestService, startTestService } from '@leadline/testkit';
import { KeepTemplateVersions1700000007000 } from './migrations/keep-template-versions.ts';
import { projectsService } from './service.ts';
import { deliveryTemplateVersionEntity } from './template/delivery-template.entity.ts';
import { defaultTemplate } from './template/seed-templates.ts';

let service: TestService;
beforeAll(async () => void (service = await startTestService(projectsService)));
afterAll(() => service?.stop());

describe('Projects', () => {
  it('when the database is migrated › agrees with the entities', async () => {
    expect(await schemaDrift(service.dataSource)).toEqual([]);
  });

  it('when versions of templates begin to be kept › has the present ones', async () => {
    const migration = new KeepTemplateVersions1700000007000();
    const runner = service.dataSource.createQueryRunner();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    const versions = await service.dataSource.manager.find(deliveryTemplateVersionEntity);
    expect(versions).toEqual([{ ...defaultTemplate, version: 1 }]);
  });

  it('when started anew › has the default template once', async () => {
    const again = await startTestService(projectsService, { beside: service });
    const { data } = await again.query('{ deliveryTemplates { code version rule { productCode } } }');
    await again.stop();
    expect(data).toEqual({ deliveryTemplates: [{ code: 'default', version: 1, rule: null }] });
  });
});
