import { randomUUID } from 'node:crypto';
import { delivery, won } from '../steps/work-deals.ts';
import { captured, converted, converting, newCompany } from '../steps/work-leads.ts';
import { type Followed, follow, type Transport } from './follow.ts';

const rep = { as: 'rep' };
const opened: Followed[] = [];

async function following(...args: Parameters<typeof follow>): Promise<Followed> {
  const followed = await follow(...args);
  opened.push(followed);
  return followed;
}

afterEach(() => opened.splice(0).forEach((followed) => followed.stop()));

const aLead = (leadId: string) =>
  captured({ id: leadId, company: newCompany(), emails: [`${leadId}@lead.example`], kind: 'ORGANIZATION' }, rep);

describe.each<Transport>(['graphql-ws', 'graphql-sse'])('A conversion followed over %s', (transport) => {
  const query = `subscription ($leadId: ID!, $after: String) { leadConversion(leadId: $leadId, after: $after) {
    eventId cursor kind lead { status } conversion { state account { id } opportunity { id stage { code } } }
  } }`;

  it('tells the present state, each step, and at last the account and the deal', async () => {
    const leadId = randomUUID();
    await aLead(leadId);
    const followed = await following(transport, 'rep', query, { leadId });
    expect(await followed.told('the present state', () => true)).toMatchObject({ kind: 'CURRENT', eventId: null, conversion: null });
    await converting(leadId, { asker: rep });
    const became = await converted(leadId);
    const last = await followed.told('that it is done', ({ kind }) => kind === 'CONVERTED');
    expect(last).toMatchObject({
      lead: { status: 'CONVERTED' },
      conversion: { state: 'COMPLETED', account: { id: became.accountId }, opportunity: { id: became.opportunityId } },
    });
    expect(followed.messages.map(({ kind }) => kind).toSorted()).toEqual(['ACCOUNT_RESOLVED', 'CONVERTED', 'CURRENT', 'REQUESTED']);
  });

  it('when the client was away › tells what it missed, once it is back with its cursor', async () => {
    const leadId = randomUUID();
    await aLead(leadId);
    const before = await following(transport, 'rep', query, { leadId });
    const { cursor } = await before.told('the present state', () => true);
    before.stop();
    await converting(leadId, { asker: rep });
    await converted(leadId);
    const after = await following(transport, 'rep', query, { leadId, after: cursor });
    await after.told('that it is done', ({ kind }) => kind === 'CONVERTED');
    expect(after.messages.map(({ kind }) => kind)).not.toContain('CURRENT');
    expect(new Set(after.messages.map(({ eventId }) => eventId)).size).toBe(3);
  });

  it('when another’s rep asks for it › tells nothing but that there is no such lead', async () => {
    const leadId = randomUUID();
    await aLead(leadId);
    const followed = await following(transport, 'rep2', query, { leadId });
    const changes = await following(transport, 'rep2', 'subscription { leadChanged { kind lead { id } } }');
    await changes.told('from where it listens', () => true);
    await converting(leadId, { asker: rep });
    await converted(leadId);
    // What comes after it on the same stream shows that it would have come by now.
    const own = await captured({}, { as: 'rep2' });
    await changes.told('the own lead', ({ lead }) => lead?.id === own);
    expect(changes.messages.filter(({ lead }) => lead?.id === leadId)).toEqual([]);
    expect(JSON.stringify([followed.end, followed.messages])).toContain('RecordNotFound');
  });
});

describe('A deal followed over graphql-ws', () => {
  it('tells that it was opened and won, to those who watch the pipeline, and the tasks of its project', async () => {
    const leadId = randomUUID();
    await aLead(leadId);
    const pipeline = await following(
      'graphql-ws',
      'rep',
      'subscription { pipelineChanged { kind pipelineId opportunityId toStageId pipeline { code } opportunity { stageKind } stages { count } } }',
    );
    const projects = await following('graphql-ws', 'delivery', 'subscription { projectChanged { kind taskId project { id state } } }');
    await pipeline.told('the present state', ({ kind, stages }) => kind === 'CURRENT' && stages.length > 0);
    await projects.told('from where it listens', () => true);
    await converting(leadId, { asker: rep });
    const { opportunityId } = await converted(leadId);
    const ofIt = (kind: string) => (message: { kind: string; opportunityId: string }) =>
      message.kind === kind && message.opportunityId === opportunityId;
    expect(await pipeline.told('the opening', ofIt('DEAL_OPENED'))).toMatchObject({
      pipeline: { code: 'standard' },
      toStageId: expect.any(String),
    });
    await won(opportunityId, rep);
    expect(await pipeline.told('the win', ofIt('DEAL_WON'))).toMatchObject({ opportunity: { stageKind: 'WON' } });
    const project = await delivery(opportunityId);
    await projects.told('the start', (message) => message.kind === 'STARTED' && message.project.id === project.id);
    await projects.told('a task', ({ kind, taskId }) => kind === 'TASK_CREATED' && project.tasks.some(({ id }) => id === taskId));
  });
});
