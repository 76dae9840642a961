import { type Role, newId } from '@leadline/domain';
import { viewerFor } from '@leadline/testkit';
import { projectsService } from '../service.ts';
import { type ProjectsAtWork, startProjects, taskOf } from '../testing/projects-at-work.ts';

let at: ProjectsAtWork;
beforeAll(async () => void (at = await startProjects(projectsService)));
afterAll(() => at?.service.stop());

/** What the viewer can do with the project and its first task, by each way to them. */
async function rightsOf(
  deal: { opportunityId: string; project: { id: string; tasks: { id: string }[] } },
  viewer: ReturnType<typeof viewerFor>,
) {
  const { opportunityId, project } = deal;
  const taskId = project.tasks[0]!.id;
  const listed = await at.projectsOf(opportunityId, { viewer });
  const keys = [
    { __typename: 'Project', id: project.id },
    { __typename: 'Task', id: taskId },
  ];
  const { data } = await at.service.entities(keys, '... on Project { id } ... on Task { id }', { viewer });
  const byId = await at.service.query(
    'query($id: ID!, $of: ID!, $task: ID!) { project(id: $id) { id } task(id: $task) { id } tasks(filter: { projectId: $of }) { nodes { id } } }',
    { id: project.id, of: project.id, task: taskId },
    { viewer },
  );
  const ways = [listed.length, ...data._entities, byId.data.project, byId.data.task, byId.data.tasks.nodes.length];
  const { error } = await at.send('startTask', { taskId }, { caller: { viewer } });
  return { sees: ways.map(Boolean), works: error === undefined };
}
const everyWay = (sees: boolean, works: boolean) => ({ sees: Array(6).fill(sees), works });

describe('Projects › visibility', () => {
  it.each<[string, Role, () => string[], boolean, boolean]>([
    ['an administrator', 'ADMIN', () => [], true, true],
    ['a machine', 'SERVICE', () => [], true, true],
    ['a manager of the team', 'MANAGER', () => [at.teamId], true, true],
    ['a manager of another team', 'MANAGER', () => [newId()], false, false],
    ['a rep of the team', 'REP', () => [at.teamId], true, false],
    ['a rep of another team', 'REP', () => [newId()], false, false],
    ['who delivers for the team', 'DELIVERY', () => [at.teamId], true, true],
    ['who delivers for another team', 'DELIVERY', () => [newId()], false, false],
    ['an analyst', 'ANALYST', () => [], true, false],
    // eslint-disable-next-line max-params -- a column of the table per parameter
  ])('%s › by list, by id and by reference alike', async (_, role, teamIds, sees, works) => {
    const viewer = viewerFor(role, { teamIds: teamIds() });
    expect(await rightsOf(await at.started(), viewer)).toEqual(everyWay(sees, works));
  });

  it('who delivers one task of it › sees and works all of it', async () => {
    const deal = await at.started();
    const id = await at.knownUser();
    await at.send('assignTask', { taskId: taskOf(deal.project, 'accept'), assigneeId: id });
    expect(await rightsOf(deal, viewerFor('DELIVERY', { id, teamIds: [] }))).toEqual(everyWay(true, true));
  });

  it('a rep who manages it › sees it, and leaves the work to those who deliver', async () => {
    const deal = await at.started({ teamId: newId() });
    const id = await at.knownUser();
    await at.send('assignProject', { projectId: deal.project.id, ownerId: id });
    expect(await rightsOf(deal, viewerFor('REP', { id, teamIds: [] }))).toEqual(everyWay(true, false));
  });

  it.each<[string, Role, boolean]>([
    ['any manager', 'MANAGER', true],
    ['who delivers', 'DELIVERY', false],
  ])('one of no team and no manager › %s', async (_, role, rights) => {
    const deal = await at.started({ teamId: null });
    expect(await rightsOf(deal, viewerFor(role, { teamIds: [newId()] }))).toEqual(everyWay(rights, rights));
  });

  it('a marketer › may not look at all', async () => {
    const { errors } = await at.service.query('{ projects { totalCount } }', {}, { viewer: viewerFor('MARKETER') });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});
