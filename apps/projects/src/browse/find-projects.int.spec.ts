import { newId } from '@leadline/domain';
import { projectsService } from '../service.ts';
import { type ProjectsAtWork, type SeenProject, startProjects, taskOf } from '../testing/projects-at-work.ts';

let at: ProjectsAtWork;
let found: Record<'a' | 'b' | 'c', SeenProject>;
const [accountId, teamId] = [newId(), newId()];
let managerId: string;

beforeAll(async () => {
  at = await startProjects(projectsService);
  const a = await at.started({ actualCloseOn: '2027-03-18', accountId });
  const b = await at.started({ actualCloseOn: '2027-02-18', accountId, teamId });
  const c = await at.started({ actualCloseOn: '2027-02-18' });
  found = { a: a.project, b: b.project, c: c.project };
  managerId = await at.knownUser();
  await at.send('assignProject', { projectId: found.b.id, ownerId: managerId });
  await at.send('holdProject', { projectId: found.c.id, reason: 'customer-asked' });
});
afterAll(() => at?.service.stop());

const letterOf = (id: string) => Object.entries(found).find(([, project]) => project.id === id)?.[0] ?? '?';
const ask = async (variables: object) => {
  const query = `query($filter: ProjectFilter, $orderBy: ProjectOrder, $first: Int, $after: String) {
    projects(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { nodes { id } totalCount pageInfo { hasNextPage endCursor } }
  }`;
  const { data, errors } = await at.service.query(query, { ...variables });
  expect(errors).toBeUndefined();
  return {
    ...data.projects,
    letters: data.projects.nodes
      .map(({ id }: { id: string }) => letterOf(id))
      .sort()
      .join(''),
  };
};

describe('Projects › filtered', () => {
  it.each<[string, () => object, string]>([
    ['nothing', () => ({}), 'abc'],
    ['state', () => ({ states: ['ON_HOLD', 'COMPLETED'] }), 'c'],
    ['account', () => ({ accountId }), 'ab'],
    ['manager', () => ({ ownerIds: [managerId] }), 'b'],
    ['team', () => ({ teamIds: [teamId, newId()] }), 'b'],
    ['due day', () => ({ dueBefore: found.a.dueOn }), 'bc'],
    ['several at once', () => ({ accountId, states: ['ACTIVE'], dueBefore: found.a.dueOn }), 'b'],
  ])('by %s › gives those that match', async (_, filter, expected) => {
    expect(await ask({ filter: filter() })).toMatchObject({ letters: expected, totalCount: expected.length });
  });
});

describe('Projects › paging', () => {
  it.each(['DUE_ON', 'CREATED_AT'])('by %s › shows each once, in one order, also those of the same day', async (field) => {
    for (const direction of ['ASC', 'DESC']) {
      const pages: string[] = [];
      for (let after: string | null = null; pages.length < 3;) {
        const page: Awaited<ReturnType<typeof ask>> = await ask({ orderBy: { field, direction }, first: 1, after });
        pages.push(page.letters);
        after = page.pageInfo.endCursor;
        expect(page.pageInfo.hasNextPage).toBe(pages.length < 3);
      }
      expect([...pages].sort()).toEqual(['a', 'b', 'c']);
      if (field === 'DUE_ON') expect(direction === 'ASC' ? pages.at(-1) : pages[0]).toBe('a');
    }
  });
});

describe('Projects › as the graph shows them', () => {
  it('have their milestones with the days they are due, and the path that decides how long they take', async () => {
    const query = `query($id: ID!) { project(id: $id) {
      dueOn template { code } templateVersion milestones { code dueOn tasks { code } } criticalPath { code } account { id }
    } }`;
    const { data } = await at.service.query(query, { id: found.a.id });
    expect(data.project).toMatchObject({ template: { code: 'default' }, templateVersion: 1, account: { id: accountId } });
    expect(data.project.milestones.map(({ code }: { code: string }) => code)).toEqual(['set-up', 'delivery', 'handover']);
    expect(data.project.milestones.at(-1)).toMatchObject({ dueOn: data.project.dueOn, tasks: [{ code: 'accept' }, { code: 'hand-over' }] });
    const path = data.project.criticalPath.map(({ code }: { code: string }) => code);
    expect(path).toEqual(['kick-off', 'plan', 'install', 'train', 'accept', 'hand-over']);
  });

  it('of an account › come newest first', async () => {
    const { data } = await at.service.entities([{ __typename: 'Account', id: accountId }], '... on Account { projects { nodes { id } } }');
    expect(data._entities[0].projects.nodes.map(({ id }: { id: string }) => letterOf(id)).sort()).toEqual(['a', 'b']);
  });

  it('show what a task waits for', async () => {
    const { data } = await at.service.query('query($id: ID!) { task(id: $id) { dependsOn { code } project { id } } }', {
      id: taskOf(found.a, 'install'),
    });
    expect(data.task).toEqual({ dependsOn: [{ code: 'order' }, { code: 'plan' }], project: { id: found.a.id } });
  });
});

describe('Tasks › filtered', () => {
  it.each<[string, () => object, number]>([
    ['project', () => ({ projectId: found.a.id }), 8],
    ['project and state', () => ({ projectId: found.a.id, states: ['READY'] }), 1],
    ['project and due day', () => ({ projectId: found.a.id, dueBefore: found.a.tasks[1]!.dueOn }), 1],
    ['assignee', () => ({ assigneeIds: [newId()] }), 0],
  ])('by %s › gives those that match', async (_, filter, count) => {
    const { data } = await at.service.query('query($filter: TaskFilter) { tasks(filter: $filter) { totalCount } }', { filter: filter() });
    expect(data.tasks).toEqual({ totalCount: count });
  });
});

describe('Tasks › in order', () => {
  const query = `query($of: ID!, $orderBy: TaskOrder, $after: String) {
    tasks(filter: { projectId: $of }, orderBy: $orderBy, first: 3, after: $after) {
      nodes { startsOn dueOn } pageInfo { hasNextPage endCursor }
    }
  }`;

  async function daysOf(day: 'startsOn' | 'dueOn', orderBy?: object): Promise<string[]> {
    const days: string[] = [];
    let page = { hasNextPage: true, endCursor: null as string | null };
    while (page.hasNextPage) {
      const { data } = await at.service.query(query, { of: found.a.id, orderBy, after: page.endCursor });
      days.push(...data.tasks.nodes.map((task: Record<string, string>) => task[day]));
      page = data.tasks.pageInfo;
    }
    return days;
  }

  it('by their first day, the latest first › pages through all of them so', async () => {
    const days = await daysOf('startsOn', { field: 'STARTS_ON', direction: 'DESC' });
    expect(days).toHaveLength(8);
    expect(days).toEqual(days.toSorted().toReversed());
    expect(new Set(days).size).toBeGreaterThan(1);
  });

  it('when none is asked for › come by due day', async () => {
    const days = await daysOf('dueOn');
    expect(days).toEqual(days.toSorted());
  });
});
