import type { ServiceDefinition } from '@leadline/subgraph';
import type { DataSource } from 'typeorm';
import type { BookServices } from './books/book.resolver.ts';
import { booksService } from './books/books-service.ts';
import { startTestService } from './test-service.ts';

type Seeded = BookServices & { dataSource: DataSource };

const seededBy = (seed: NonNullable<ServiceDefinition<Seeded>['seed']>): ServiceDefinition<Seeded> => ({
  ...booksService,
  services: ({ unitOfWork, dataSource }) => ({ unitOfWork, jobRuns: [], dataSource }),
  seed,
});

describe('A service that seeds', () => {
  it('when it loses the database meanwhile › seeds again, and serves', async () => {
    let seeded = 0;
    const service = await startTestService(
      seededBy(async ({ dataSource }) => {
        seeded += 1;
        if (seeded === 1) await dataSource.query('SELECT pg_terminate_backend(pg_backend_pid())');
      }),
      { consuming: false },
    );
    expect(seeded).toBe(2);
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    await service.stop();
  });

  it('when that can never succeed › does not start', async () => {
    let seeded = 0;
    const starting = startTestService(
      seededBy(async ({ dataSource }) => {
        seeded += 1;
        await dataSource.query('SELECT nothing FROM nowhere');
      }),
    );
    await expect(starting).rejects.toThrow('nowhere');
    expect(seeded).toBe(1);
  });
});
