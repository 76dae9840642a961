import { newId } from '@leadline/domain';
import { viewerFor } from '@leadline/testkit';
import { projectsService } from '../service.ts';
import { type ProjectsAtWork, startProjects, taskOf } from '../testing/projects-at-work.ts';

let at: ProjectsAtWork;
let userId: string;
beforeAll(async () => void (at = await startProjects(projectsService)));
beforeEach(async () => void (userId = await at.knownUser()));
afterAll(() => at?.service.stop());

const deliverer = () => viewerFor('DELIVERY', { id: userId, teamIds: [at.teamId] });
const give = (taskId: string) => at.send('assignTask', { taskId, assigneeId: userId });
const myWork = async (page = 'first: 10') => {
  const { data } = await at.service.query(
    `{ myWork(${page}) { nodes { id } totalCount pageInfo { endCursor } } }`,
    {},
    { viewer: deliverer() },
  );
  return data.myWork;
};
const workload = (span: { from: string; to: string }, viewer = deliverer()) =>
  at.service.query(
    'query($userId: ID!, $from: Date!, $to: Date!) { workload(userId: $userId, from: $from, to: $to) { weekOf tasks days } }',
    { userId, ...span },
    { viewer },
  );

describe('My work', () => {
  it('is what is still to be done of all projects, by due day, in pages', async () => {
    const [late, early] = [await at.started({ actualCloseOn: '2027-03-18' }), await at.started({ actualCloseOn: '2027-02-18' })];
    const expected = [taskOf(early.project, 'kick-off'), taskOf(early.project, 'plan'), taskOf(late.project, 'kick-off')];
    for (const id of expected) await give(id);
    const first = await myWork('first: 2');
    expect(first).toMatchObject({ totalCount: 3, nodes: expected.slice(0, 2).map((id) => ({ id })) });
    expect((await myWork(`first: 2, after: "${first.pageInfo.endCursor}"`)).nodes).toEqual([{ id: expected[2] }]);
  });

  it('leaves out what has ended, what is on hold and what belongs to others', async () => {
    const [ended, held, others] = [await at.started(), await at.started(), await at.started()];
    await give(taskOf(ended.project, 'kick-off'));
    await give(taskOf(held.project, 'kick-off'));
    await at.send('assignTask', { taskId: taskOf(others.project, 'kick-off'), assigneeId: await at.knownUser() });
    await at.send('cancelTask', { taskId: taskOf(ended.project, 'kick-off') });
    await at.send('holdProject', { projectId: held.project.id, reason: 'customer-asked' });
    expect(await myWork()).toMatchObject({ totalCount: 0 });
  });

  it('filtered and ordered › gives those that match, of the viewer’s own only', async () => {
    const { project } = await at.started();
    for (const code of ['kick-off', 'plan', 'install']) await give(taskOf(project, code));
    await at.send('assignTask', { taskId: taskOf(project, 'order'), assigneeId: await at.knownUser() });
    const work = await myWork('first: 10, filter: { states: [BLOCKED] }, orderBy: { field: STARTS_ON, direction: DESC }');
    expect(work.nodes).toEqual([{ id: taskOf(project, 'install') }, { id: taskOf(project, 'plan') }]);
  });

  it('in a project of another team › is seen by whoever it was given to', async () => {
    const { project } = await at.started({ teamId: newId() });
    await give(taskOf(project, 'kick-off'));
    const viewer = viewerFor('DELIVERY', { id: userId, teamIds: [] });
    const { data } = await at.service.query('{ myWork { nodes { code project { id } } } }', {}, { viewer });
    expect(data.myWork.nodes).toEqual([{ code: 'kick-off', project: { id: project.id } }]);
  });
});

describe('Workload', () => {
  // The project starts on Friday the 19th: kick-off that day, plan from Monday to Wednesday, install the five working days after.
  const span = { from: '2027-02-19', to: '2027-03-05' };
  const given = async () => {
    const { project } = await at.started();
    for (const code of ['kick-off', 'plan', 'install']) await give(taskOf(project, code));
    return project;
  };

  it('counts tasks and working days per week, and a task that spans two in both', async () => {
    const { tasks } = await given();
    const days = (code: string) =>
      tasks.map(({ startsOn, dueOn, ...task }) => [task.code, startsOn, dueOn]).find(([known]) => known === code);
    expect([days('kick-off'), days('plan'), days('install')]).toEqual([
      ['kick-off', '2027-02-19', '2027-02-19'],
      ['plan', '2027-02-22', '2027-02-24'],
      ['install', '2027-02-25', '2027-03-03'],
    ]);
    const { data } = await workload(span);
    expect(data.workload).toEqual([
      { weekOf: '2027-02-15', tasks: 1, days: 1 },
      { weekOf: '2027-02-22', tasks: 2, days: 5 },
      { weekOf: '2027-03-01', tasks: 1, days: 3 },
    ]);
  });

  it('of a project that is cancelled › is none', async () => {
    const { id } = await given();
    await at.send('cancelProject', { projectId: id, reason: 'not-needed' });
    const { data } = await workload(span);
    expect(data.workload.map(({ tasks }: { tasks: number }) => tasks)).toEqual([0, 0, 0]);
  });

  it('for somebody who may not see the project › is none', async () => {
    await given();
    const { data } = await workload(span, viewerFor('DELIVERY', { teamIds: [newId()] }));
    expect(data.workload.map(({ tasks }: { tasks: number }) => tasks)).toEqual([0, 0, 0]);
  });

  it.each([
    ['that ends before it begins', { from: '2027-03-08', to: '2027-03-07' }],
    ['of more than a year', { from: '2027-01-01', to: '2028-03-01' }],
  ])('over a span %s › is refused by field', async (_, wrong) => {
    const { errors } = await workload(wrong);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'WorkloadSpanIsOneTo53Weeks', field: 'to' });
  });
});
