import { type TestService, startTestService, viewerFor } from '@leadline/testkit';
import type { OpportunityFilter } from '../__generated__/graphql.ts';
import { opportunitiesService } from '../service.ts';
import { opportunityConditions } from './opportunity-conditions.ts';
import { opportunityEntity } from './opportunity.entity.ts';

let service: TestService;
beforeAll(async () => void (service = await startTestService(opportunitiesService)));
afterAll(() => service?.stop());

/** How PostgreSQL would find the deals of a filter if it could help reading them all. */
const planOf = (filter: OpportunityFilter) =>
  service.dataSource.transaction(async (manager) => {
    const query = manager.createQueryBuilder(opportunityEntity, 'record').select('record.id');
    for (const { text, params } of opportunityConditions(filter, viewerFor('ADMIN'))) query.andWhere(text, params);
    const [sql, parameters] = query.getQueryAndParameters();
    await manager.query('SET LOCAL enable_seqscan = off');
    return JSON.stringify(await manager.query(`EXPLAIN ${sql}`, parameters));
  });

describe('Opportunities › a filter', () => {
  it.each<[string, OpportunityFilter, string]>([
    ['a part of the name', { search: 'ship' }, 'ix_opportunity_name_words'],
    ['the close that counts', { closeFrom: '2027-02-01', closeTo: '2027-02-28' }, 'ix_opportunity_close_on'],
  ])('by %s › is answered by an index', async (_, filter, index) => {
    const plan = await planOf(filter);
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
  });
});
