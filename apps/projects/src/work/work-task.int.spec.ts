import { newId } from '@leadline/domain';
import { eventually } from '@leadline/testkit';
import { projectsService } from '../service.ts';
import { type ProjectsAtWork, startProjects, taskOf } from '../testing/projects-at-work.ts';
import { defaultTemplate } from '../template/seed-templates.ts';

let at: ProjectsAtWork;
beforeAll(async () => void (at = await startProjects(projectsService)));
afterAll(() => at?.service.stop());

async function finish(taskId: string, items = 0) {
  for (let index = 0; index < items; index++) await at.send('tickChecklist', { taskId, index, done: true });
  expect((await at.send('completeTask', { taskId })).error).toBeUndefined();
}

describe('Tasks › worked through the graph', () => {
  it('from kick-off to hand-over › complete the project, which says so once', async () => {
    const { opportunityId, project } = await at.started();
    for (const { code, checklist } of defaultTemplate.tasks) await finish(taskOf(project, code), checklist.length);
    expect(await at.projectsOf(opportunityId)).toMatchObject([{ state: 'COMPLETED', progress: { percent: 100 } }]);
    await eventually(async () => {
      const facts = await at.facts(project.id);
      expect(facts.filter((fact) => fact === 'project completed')).toHaveLength(1);
      expect(facts.at(-1)).toBe('project completed');
    });
  });

  it('by many at once › free what waits for them, and lose nothing', async () => {
    const { opportunityId, project } = await at.started();
    await finish(taskOf(project, 'kick-off'), 3);
    await Promise.all(['order', 'plan'].map((code) => finish(taskOf(project, code))));
    const [now] = await at.projectsOf(opportunityId);
    expect(now).toMatchObject({ progress: { done: 3 } });
    expect(now!.tasks.filter(({ state }) => state === 'READY').map(({ code }) => code)).toEqual(['install', 'migrate']);
  });

  it('with open items on the checklist › are not done', async () => {
    const { project } = await at.started();
    const { error } = await at.send('completeTask', { taskId: taskOf(project, 'kick-off') });
    expect(error).toMatchObject({ rule: 'TaskCannotBeDoneWithOpenChecklist', field: 'taskId', details: { open: 3 } });
  });

  it('while they wait for others › cannot be started', async () => {
    const { project } = await at.started();
    const { error } = await at.send('startTask', { taskId: taskOf(project, 'install') });
    expect(error).toMatchObject({ code: 'RULE_BROKEN', rule: 'TaskCannotGoFromBlockedToInProgress' });
  });

  it('by a repeat of the same request › change nothing; the key with other input is a conflict', async () => {
    const { project } = await at.started();
    const input = { taskId: taskOf(project, 'kick-off'), requestKey: newId() };
    const first = await at.send('startTask', input);
    expect(await at.send('startTask', input)).toEqual(first);
    const { error } = await at.send('startTask', { ...input, taskId: taskOf(project, 'order') });
    expect(error).toMatchObject({ code: 'CONFLICT' });
  });

  it('on a version that has moved on › are refused', async () => {
    const { project } = await at.started();
    const taskId = taskOf(project, 'kick-off');
    await at.send('startTask', { taskId });
    const { error } = await at.send('completeTask', { taskId, expectedVersion: 1 });
    expect(error).toMatchObject({ code: 'STALE_VERSION', field: 'expectedVersion', details: { currentVersion: 2 } });
  });

  it('given to an unknown user › are refused by field', async () => {
    const { project } = await at.started();
    const { error } = await at.send('assignTask', { taskId: taskOf(project, 'kick-off'), assigneeId: newId() });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'assigneeId' });
  });

  it('of nowhere › are not found', async () => {
    expect((await at.send('startTask', { taskId: newId() })).error).toMatchObject({ code: 'NOT_FOUND', field: 'taskId' });
  });

  it('are audited with old and new values', async () => {
    const { project } = await at.started();
    await at.send('startTask', { taskId: taskOf(project, 'kick-off') });
    const rows = await at.service.dataSource.query(
      'SELECT aggregate, changes FROM audit WHERE aggregate_id = $1 ORDER BY version DESC LIMIT 1',
      [taskOf(project, 'kick-off')],
    );
    expect(rows).toMatchObject([{ aggregate: 'task', changes: { state: ['READY', 'IN_PROGRESS'] } }]);
  });
});

describe('Tasks › rescheduled through the graph', () => {
  it('move what waits for them, and the end of the project', async () => {
    const { opportunityId, project } = await at.started();
    await at.send('rescheduleTask', { taskId: taskOf(project, 'kick-off'), startsOn: '2027-03-01' });
    const [now] = await at.projectsOf(opportunityId);
    expect(now!.tasks.find(({ code }) => code === 'order')!.startsOn).toBe('2027-03-02');
    expect(now!.dueOn > project.dueOn).toBe(true);
    await eventually(async () => {
      const moved = (await at.facts(project.id)).filter((fact) => fact === 'task rescheduled');
      expect(moved).toHaveLength(defaultTemplate.tasks.length);
    });
  });

  it('before what they wait for ends › are refused by field', async () => {
    const { project } = await at.started();
    const { error } = await at.send('rescheduleTask', { taskId: taskOf(project, 'install'), startsOn: '2027-02-18' });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'startsOn', rule: 'TaskCannotStartBeforeItsDependenciesEnd' });
  });
});
