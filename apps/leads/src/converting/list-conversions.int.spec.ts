import { eventually, type TestService, viewerFor } from '@leadline/testkit';
import { startLeads } from '../testing/leads-at-work.ts';
import { leadsService } from '../service.ts';
import type { Tools } from '../tools.ts';
import type { ConversionsAtWork } from '../testing/conversions-at-work.ts';

let service: TestService<Tools>;
let work: ConversionsAtWork;
beforeAll(async () => void ({ service, work } = await startLeads()));
afterAll(() => service?.stop());

const inState = (leadId: string, state: string) =>
  eventually(async () => {
    const conversion = await work.conversionOf(leadId);
    expect(conversion.state).toBe(state);
    return conversion;
  });

describe('Leads › conversions', () => {
  it('when they are listed › are those of the leads that a viewer sees, by state and age', async () => {
    const { leadId, conversionId } = await work.started();
    const list = async (filter: object, viewer = viewerFor('ADMIN')) =>
      (
        await service.query(
          'query ($filter: ConversionFilter) { conversions(filter: $filter, first: 100) { nodes { id lead { id } } totalCount } }',
          { filter },
          { viewer },
        )
      ).data.conversions;
    expect((await list({ states: ['REQUESTED'] })).nodes).toContainEqual({ id: conversionId, lead: { id: leadId } });
    expect((await list({ states: ['FAILED'] })).nodes).not.toContainEqual({ id: conversionId, lead: { id: leadId } });
    expect((await list({ olderThanSeconds: 3_600 })).totalCount).toBe(0);
    expect((await list({}, viewerFor('REP'))).totalCount).toBe(0);
  });

  it('when one runs for longer than five minutes › is counted in the metrics', async () => {
    const [{ conversionId }, done] = [await work.started(), await work.started()];
    await done.says.opened();
    await inState(done.leadId, 'COMPLETED');
    await service.services.dataSource.query(`UPDATE conversion SET attempted_at = attempted_at - interval '6 minutes' WHERE id = $1`, [
      conversionId,
    ]);
    const [job] = leadsService.jobs?.(service.services) ?? [];
    await service.services.dataSource.transaction((manager) => job!.run({ manager } as Parameters<NonNullable<typeof job>['run']>[0]));
    const page = await (await fetch(`${service.url}/metrics`)).text();
    expect(page).toMatch(/^conversions_overdue 1$/m);
    expect(page).toMatch(/conversion_duration_seconds_count\{state="COMPLETED"\} [1-9]/);
  });
});
