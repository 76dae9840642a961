import { OpportunityReopened, OpportunityWon, UserRegistered, WorkCalendarConfigured } from '@leadline/contracts';
import { type Role, newId } from '@leadline/domain';
import { schemaDrift } from '@leadline/postgres';
import { type TestService, eventually, startTestService, viewerFor } from '@leadline/testkit';
import { projectsService } from './service.ts';
import { defaultTemplate } from './template/seed-templates.ts';

let service: TestService;
const teamId = newId();

beforeAll(async () => {
  service = await startTestService(projectsService);
});
afterAll(() => service.stop());

const projectFields =
  'id version state winNumber holdReason startsOn dueOn progress { done total percent } tasks { id code state startsOn dueOn version }';
const win = (opportunityId: string, winNumber = 1) =>
  OpportunityWon.of(opportunityId, { ...OpportunityWon.example, winNumber, teamId, ownerId: newId(), actualCloseOn: '2027-02-18' });
const reopening = (opportunityId: string) =>
  OpportunityReopened.of(opportunityId, { ...OpportunityReopened.example, teamId, ownerId: newId(), previousKind: 'WON', winNumber: 1 });

async function projectsOf(opportunityId: string, caller = {}) {
  const query = `query($id: ID!) { projects(filter: { opportunityId: $id }) { totalCount edges { node { ${projectFields} } } } }`;
  const { data, errors } = await service.query(query, { id: opportunityId }, caller);
  expect(errors).toBeUndefined();
  return data.projects.edges.map((edge: { node: unknown }) => edge.node);
}

async function started() {
  const opportunityId = newId();
  await service.publish(win(opportunityId), { version: 5 });
  return eventually(async () => {
    const [project] = await projectsOf(opportunityId);
    expect(project).toBeDefined();
    return { opportunityId, project };
  });
}

const mutate = (name: string, input: object, caller = {}) =>
  service.query(
    `mutation($input: ${inputTypes[name] ?? 'TaskInput'}!) { ${name}(input: $input) { task { id state version } } }`,
    { input },
    caller,
  );
const inputTypes: Record<string, string> = {
  assignTask: 'AssignTaskInput',
  rescheduleTask: 'RescheduleTaskInput',
  tickChecklist: 'TickChecklistInput',
};
const taskOf = (project: { tasks: { code: string; id: string }[] }, code: string) => project.tasks.find((task) => task.code === code)!.id;

async function finish(taskId: string, items = 0) {
  for (let index = 0; index < items; index++) await mutate('tickChecklist', { taskId, index, done: true });
  const { errors } = await mutate('completeTask', { taskId });
  expect(errors).toBeUndefined();
}

describe('Projects › a won deal', () => {
  it('becomes one project with all tasks of the template, announced in order of versions', async () => {
    const { project } = await started();
    expect(project).toMatchObject({
      state: 'ACTIVE',
      winNumber: 1,
      progress: { done: 0, total: defaultTemplate.tasks.length, percent: 0 },
    });
    await eventually(async () => {
      const facts = (await service.published('projects')).filter(({ key }) => key === project.id);
      expect(facts.map(({ envelope }) => envelope.aggregateVersion)).toEqual(
        Array.from({ length: defaultTemplate.tasks.length + 1 }, (_, index) => index + 1),
      );
    });
  });

  it('heard of twice › is still one project', async () => {
    const { opportunityId } = await started();
    await service.publish(win(opportunityId), { version: 5 });
    const { project: later } = await started();
    expect(later).toBeDefined();
    expect(await projectsOf(opportunityId)).toHaveLength(1);
  });

  it('reopened and won again › pauses and resumes the same project', async () => {
    const { opportunityId, project } = await started();
    await service.publish(reopening(opportunityId), { version: 6 });
    await eventually(async () =>
      expect(await projectsOf(opportunityId)).toMatchObject([{ state: 'ON_HOLD', holdReason: 'opportunity-reopened' }]),
    );
    const refused = await mutate('startTask', { taskId: taskOf(project, 'kick-off') });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ rule: 'TaskOfAnInactiveProjectCannotBeWorked', field: 'taskId' });

    await service.publish(win(opportunityId, 2), { version: 8 });
    await eventually(async () =>
      expect(await projectsOf(opportunityId)).toMatchObject([{ id: project.id, state: 'ACTIVE', winNumber: 2 }]),
    );
  });

  it('Opportunity.delivery › tells NONE from a project', async () => {
    const { opportunityId, project } = await started();
    const { data } = await service.entities(
      [
        { __typename: 'Opportunity', id: opportunityId },
        { __typename: 'Opportunity', id: newId() },
      ],
      '... on Opportunity { delivery { state project { id } } }',
    );
    expect(data._entities).toMatchObject([
      { delivery: { state: 'ACTIVE', project: { id: project.id } } },
      { delivery: { state: 'NONE', project: null } },
    ]);
  });

  it('after the firm named a holiday › is planned around it', async () => {
    await service.publish(
      WorkCalendarConfigured.of('30000000-0000-4000-8000-000000000001', {
        code: 'default',
        weekdays: [1, 2, 3, 4, 5],
        holidays: ['2027-02-19'],
      }),
      { version: 2 },
    );
    await eventually(async () => {
      const { project } = await started();
      expect(project.tasks.find((task: { code: string }) => task.code === 'kick-off').startsOn).toBe('2027-02-22');
    });
  });
});

describe('Projects › work', () => {
  it('from kick-off to hand-over › completes the project and says so once', async () => {
    const { opportunityId, project } = await started();
    for (const { code, checklist } of defaultTemplate.tasks) await finish(taskOf(project, code), checklist.length);
    expect(await projectsOf(opportunityId)).toMatchObject([{ state: 'COMPLETED', progress: { percent: 100 } }]);
    await eventually(async () => {
      const facts = (await service.published('projects')).filter(({ key }) => key === project.id);
      expect(facts.filter(({ envelope }) => envelope.type === 'leadline.project.completed.v1')).toHaveLength(1);
    });
  });

  it('a repeat of the same request › changes nothing; the key with other input is a conflict', async () => {
    const { project } = await started();
    const input = { taskId: taskOf(project, 'kick-off'), requestKey: newId() };
    const first = await mutate('startTask', input);
    const again = await mutate('startTask', input);
    expect(again.data).toEqual(first.data);
    const other = await mutate('startTask', { ...input, taskId: taskOf(project, 'order') });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
  });

  it('on a version that has moved on › is refused', async () => {
    const { project } = await started();
    const taskId = taskOf(project, 'kick-off');
    await mutate('startTask', { taskId });
    const stale = await mutate('completeTask', { taskId, expectedVersion: 1 });
    expect(stale.errors?.[0]?.extensions).toMatchObject({ code: 'STALE_VERSION', field: 'expectedVersion' });
  });

  it('given to a user › shows in their work; to an unknown user › is refused', async () => {
    const { project } = await started();
    const userId = newId();
    await service.publish(UserRegistered.of(userId, { roles: ['DELIVERY'], teamIds: [teamId], managerId: null, personVersion: 1 }), {
      version: 1,
    });
    const taskId = taskOf(project, 'kick-off');
    await eventually(async () => expect((await mutate('assignTask', { taskId, assigneeId: userId })).errors).toBeUndefined());
    const mine = await service.query('{ myWork { edges { node { id } } } }', {}, { viewer: viewerFor('DELIVERY', { id: userId }) });
    expect(mine.data).toEqual({ myWork: { edges: [{ node: { id: taskId } }] } });
    const unknown = await mutate('assignTask', { taskId, assigneeId: newId() });
    expect(unknown.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'assigneeId' });
  });

  it('moved before what it waits for ends › is refused by field', async () => {
    const { project } = await started();
    const answer = await mutate('rescheduleTask', { taskId: taskOf(project, 'install'), startsOn: '2027-02-18' });
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'startsOn',
      rule: 'TaskCannotStartBeforeItsDependenciesEnd',
    });
  });
});

describe('Projects › visibility', () => {
  const other = newId();
  const cases: [Role, string[], boolean, boolean][] = [
    ['ADMIN', [], true, true],
    ['SERVICE', [], true, true],
    ['MANAGER', [teamId], true, true],
    ['MANAGER', [other], false, false],
    ['REP', [teamId], true, false],
    ['REP', [other], false, false],
    ['DELIVERY', [teamId], true, true],
    ['DELIVERY', [other], false, false],
    ['ANALYST', [], true, false],
  ];
  it.each(cases)('%s of %j › sees: %s, works: %s', async (role, teamIds, sees, works) => {
    const { opportunityId, project } = await started();
    const viewer = viewerFor(role, { teamIds });
    const listed = await projectsOf(opportunityId, { viewer });
    const { data } = await service.entities(
      [
        { __typename: 'Project', id: project.id },
        { __typename: 'Task', id: project.tasks[0].id },
      ],
      '... on Project { id } ... on Task { id }',
      { viewer },
    );
    const byId = await service.query('query($id: ID!) { project(id: $id) { id } }', { id: project.id }, { viewer });
    expect([listed.length === 1, data._entities.every(Boolean), byId.data.project !== null]).toEqual([sees, sees, sees]);
    const worked = await mutate('startTask', { taskId: taskOf(project, 'kick-off') }, { viewer });
    expect(worked.errors === undefined).toBe(works);
  });

  it('a marketer › may not look at all', async () => {
    const { errors } = await service.query('{ projects { totalCount } }', {}, { viewer: viewerFor('MARKETER') });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('Projects › tables', () => {
  it('are what the entities say', async () => expect(await schemaDrift(service.dataSource)).toEqual([]));
});
