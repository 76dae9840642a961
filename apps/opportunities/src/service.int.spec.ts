import { schemaDrift } from '@leadline/postgres';
import { type TestService, startTestService } from '@leadline/testkit';
import { opportunitiesService } from './service.ts';

let service: TestService;
beforeAll(async () => void (service = await startTestService(opportunitiesService)));
afterAll(() => service?.stop());

describe('Opportunities', () => {
  it('when the database is migrated › agrees with the entities', async () => {
    expect(await schemaDrift(service.dataSource)).toEqual([]);
  });

  it('when started anew › has the pipelines and loss reasons once', async () => {
    const again = await startTestService(opportunitiesService, { beside: service });
    const { data } = await again.query('{ pipelines { code version } lossReasons { version } }');
    await again.stop();
    expect(data).toEqual({
      pipelines: ['demo-led', 'short', 'standard'].map((code) => ({ code, version: 1 })),
      lossReasons: { version: 1 },
    });
  });
});
