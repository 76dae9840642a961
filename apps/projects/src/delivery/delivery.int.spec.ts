import { WorkCalendarConfigured } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { eventually, viewerFor } from '@leadline/testkit';
import { projectsService } from '../service.ts';
import { type ProjectsAtWork, startProjects, taskOf } from '../testing/projects-at-work.ts';
import { defaultTemplate } from '../template/seed-templates.ts';
import { projectIdOf } from './start-project.ts';

let at: ProjectsAtWork;
beforeAll(async () => void (at = await startProjects(projectsService)));
afterAll(() => at?.service.stop());

const deliveries = async (ids: string[], caller?: object) => {
  const of = ids.map((id) => ({ __typename: 'Opportunity', id }));
  const { data } = await at.service.entities(of, '... on Opportunity { delivery { state project { id } } }', caller);
  return data._entities.map(({ delivery }) => delivery);
};

describe('Projects › a won deal', () => {
  it('becomes one project with all tasks of the template, announced in order of versions', async () => {
    const { opportunityId, project } = await at.started();
    const total = defaultTemplate.tasks.length;
    expect(project).toMatchObject({
      id: projectIdOf(opportunityId, 1),
      state: 'ACTIVE',
      winNumber: 1,
      progress: { done: 0, total, percent: 0 },
    });
    expect(project.tasks.filter(({ state }) => state === 'READY').map(({ code }) => code)).toEqual(['kick-off']);
    await eventually(async () => {
      const facts = (await at.service.published('projects')).filter(({ key }) => key === project.id);
      expect(facts.map(({ envelope }) => envelope.aggregateVersion)).toEqual(Array.from({ length: total + 1 }, (_, index) => index + 1));
    });
  });

  it('heard of twice › is still one project', async () => {
    const { opportunityId } = await at.started();
    await at.won(opportunityId, 1, 5);
    // One topic, and this deal's partition among its others: what is asked for last comes last.
    await at.won(opportunityId, 2, 9, {});
    await eventually(async () => expect(await at.projectsOf(opportunityId)).toMatchObject([{ winNumber: 2 }]));
    expect((await at.facts(projectIdOf(opportunityId, 1))).filter((fact) => fact === 'project started')).toHaveLength(1);
  });

  it('for whom no user answers › is seen by its team as the delivery of the deal, by others as none', async () => {
    const { opportunityId, project } = await at.started();
    const unknown = newId();
    const active = { state: 'ACTIVE', project: { id: project.id } };
    const none = { state: 'NONE', project: null };
    expect(await deliveries([opportunityId, unknown])).toEqual([active, none]);
    expect(await deliveries([opportunityId], { viewer: viewerFor('DELIVERY', { teamIds: [at.teamId] }) })).toEqual([active]);
    expect(await deliveries([opportunityId], { viewer: viewerFor('DELIVERY', { teamIds: [newId()] }) })).toEqual([none]);
  });

  it('after the firm named a holiday › is planned around it', async () => {
    const calendar = { code: 'default', weekdays: [1, 2, 3, 4, 5], holidays: ['2027-03-01'] };
    const calendarId = '30000000-0000-4000-8000-000000000001';
    await at.service.publish(WorkCalendarConfigured.of(calendarId, calendar), { version: 2 });
    await at.service.publish(WorkCalendarConfigured.of(calendarId, { ...calendar, holidays: [] }), { version: 1 });
    await eventually(async () => {
      const { project } = await at.started({ actualCloseOn: '2027-02-26' });
      expect(project.tasks.find(({ code }) => code === 'kick-off')!.startsOn).toBe('2027-03-02');
    });
  });
});

describe('Projects › a deal that is reopened', () => {
  const statesOf = async (opportunityId: string) => (await at.projectsOf(opportunityId)).map(({ state, winNumber }) => [winNumber, state]);
  const becomes = (opportunityId: string, ...expected: [number, string][]) =>
    eventually(async () => expect(await statesOf(opportunityId)).toEqual(expected));

  it('and won again › pauses and resumes the same project', async () => {
    const { opportunityId, project } = await at.started();
    await at.reopened(opportunityId, 6);
    await eventually(async () =>
      expect(await at.projectsOf(opportunityId)).toMatchObject([{ state: 'ON_HOLD', holdReason: 'opportunity-reopened' }]),
    );
    const { error } = await at.send('startTask', { taskId: taskOf(project, 'kick-off') });
    expect(error).toMatchObject({ rule: 'TaskOfAnInactiveProjectCannotBeWorked', field: 'taskId' });

    await at.won(opportunityId, 2, 8);
    await becomes(opportunityId, [2, 'ACTIVE']);
    expect(await at.projectsOf(opportunityId)).toMatchObject([{ id: project.id, holdReason: null }]);
  });

  it('after it was lost, not won › changes nothing', async () => {
    const { opportunityId } = await at.started();
    await at.reopened(opportunityId, 6, { previousKind: 'LOST', winNumber: null, lossNumber: 1 });
    await at.reopened(opportunityId, 7, { winNumber: 1 });
    await becomes(opportunityId, [1, 'ON_HOLD']);
    const [project] = await at.projectsOf(opportunityId);
    expect((await at.facts(project!.id)).filter((fact) => fact === 'project held').length).toBeLessThanOrEqual(1);
  });

  it('heard of before its win › leaves the project of the win on hold', async () => {
    const opportunityId = newId();
    await at.reopened(opportunityId, 6);
    await at.won(opportunityId, 1, 5);
    await becomes(opportunityId, [1, 'ON_HOLD']);
    await eventually(async () => {
      const facts = await at.facts(projectIdOf(opportunityId, 1));
      expect([facts[0], facts.at(-1)]).toEqual(['project started', 'project held']);
    });
  });

  it('heard of after the win that followed it › leaves that one’s delivery alone', async () => {
    const { opportunityId } = await at.started();
    await at.won(opportunityId, 2, 8);
    await becomes(opportunityId, [2, 'ACTIVE']);
    await at.reopened(opportunityId, 6);
    await at.reopened(opportunityId, 9, { winNumber: 2 });
    await becomes(opportunityId, [2, 'ON_HOLD']);
    await eventually(async () => {
      const facts = (await at.facts(projectIdOf(opportunityId, 1))).filter((fact) => fact.startsWith('project'));
      expect(facts).toEqual(['project started', 'project held', 'project resumed', 'project held']);
    });
  });

  it('whose second win is handled after its second reopening › stays on hold under the second win', async () => {
    const { opportunityId } = await at.started();
    await at.reopened(opportunityId, 6);
    await at.reopened(opportunityId, 9, { winNumber: 2 });
    await at.won(opportunityId, 2, 8);
    await becomes(opportunityId, [2, 'ON_HOLD']);
  });

  it('whose first win is handled again after the second one was delivered › gets no third project', async () => {
    const { opportunityId, project } = await at.started();
    await complete(project);
    await at.reopened(opportunityId, 6);
    await at.won(opportunityId, 2, 8);
    await becomes(opportunityId, [1, 'COMPLETED'], [2, 'ACTIVE']);
    await at.won(opportunityId, 1, 5);
    await at.reopened(opportunityId, 9, { winNumber: 2 });
    await becomes(opportunityId, [1, 'COMPLETED'], [2, 'ON_HOLD']);
  });

  it('after its project was completed › starts a new one with the new win; its tasks stay as they are until then', async () => {
    const { opportunityId, project } = await at.started();
    await complete(project);
    await at.reopened(opportunityId, 6);
    const standing = 'SELECT won FROM won_deal WHERE opportunity_id = $1';
    await eventually(async () => expect(await at.service.dataSource.query(standing, [opportunityId])).toEqual([{ won: false }]));
    const taskId = taskOf(project, 'hand-over');
    expect((await at.send('reopenTask', { taskId })).error).toMatchObject({ rule: 'TaskOfAnOpenDealCannotBeReopened' });
    await at.won(opportunityId, 2, 8);
    await becomes(opportunityId, [1, 'COMPLETED'], [2, 'ACTIVE']);
    expect((await deliveries([opportunityId]))[0]).toMatchObject({ state: 'ACTIVE', project: { id: projectIdOf(opportunityId, 2) } });

    expect((await at.send('reopenTask', { taskId })).error).toBeUndefined();
    await becomes(opportunityId, [1, 'ACTIVE'], [2, 'ACTIVE']);
    await at.reopened(opportunityId, 9, { winNumber: 2 });
    await becomes(opportunityId, [1, 'ON_HOLD'], [2, 'ON_HOLD']);
  });

  it('after its project was cancelled › starts a new one with the new win', async () => {
    const { opportunityId, project } = await at.started();
    await at.send('cancelProject', { projectId: project.id, reason: 'not-needed' });
    await at.reopened(opportunityId, 6);
    await at.won(opportunityId, 2, 8);
    await becomes(opportunityId, [1, 'CANCELLED'], [2, 'ACTIVE']);
  });

  /** Cancels every task but one, and does that. */
  async function complete(project: Awaited<ReturnType<ProjectsAtWork['started']>>['project']): Promise<void> {
    const [last, ...others] = [...project.tasks].reverse();
    for (const { id } of others.reverse()) await at.send('cancelTask', { taskId: id });
    expect((await at.send('completeTask', { taskId: last!.id })).error).toBeUndefined();
  }
});
