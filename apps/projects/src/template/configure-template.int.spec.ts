import { newId } from '@leadline/domain';
import { eventually, viewerFor } from '@leadline/testkit';
import { projectsService } from '../service.ts';
import { type ProjectsAtWork, startProjects } from '../testing/projects-at-work.ts';
import { defaultTemplate } from './seed-templates.ts';

let at: ProjectsAtWork;
beforeAll(async () => void (at = await startProjects(projectsService)));
afterAll(() => at?.service.stop());

const task = (code: string, dependsOn: string[] = [], rest: object = {}) => ({
  ...{ code, title: code, milestone: 'all', dependsOn, offsetDays: 0, durationDays: 1, checklist: [] },
  ...rest,
});
const aTemplate = (rest: object = {}) => {
  const id = newId();
  const milestones = [{ code: 'all', title: 'All of it' }];
  return {
    id,
    code: `t-${id}`,
    title: 'Repair',
    priority: 1,
    rule: { productCode: id },
    milestones,
    tasks: [task('look'), task('repair', ['look'])],
    ...rest,
  };
};
const configure = (input: object, caller?: object) =>
  at.send('configureDeliveryTemplate', input, { select: 'template { id version tasks { code } }', caller });

describe('Delivery templates › configured through the graph', () => {
  it('one with a rule › is what the deals that it fits are delivered by', async () => {
    const template = aTemplate();
    expect((await configure(template)).result.template).toMatchObject({ id: template.id, version: 1 });
    const { project } = await at.started({ productCode: template.id });
    expect(project.tasks.map(({ code, state }) => [code, state])).toEqual([
      ['look', 'READY'],
      ['repair', 'BLOCKED'],
    ]);
    const other = await at.started({ productCode: 'other' });
    expect(other.project.tasks).toHaveLength(defaultTemplate.tasks.length);
  });

  it('a new version › leaves projects as they were started, and shows by what they differ when they are resumed', async () => {
    const template = aTemplate();
    await configure(template);
    const { opportunityId, project } = await at.started({ productCode: template.id });
    await configure({ ...template, tasks: [task('look'), task('replace', ['look'])], expectedVersion: 1 });
    expect((await at.projectsOf(opportunityId))[0]!.tasks.map(({ code }) => code)).toEqual(['look', 'repair']);
    await at.send('holdProject', { projectId: project.id, reason: 'customer-asked' });
    await at.send('resumeProject', { projectId: project.id });
    await eventually(async () => {
      const resumed = (await at.service.published('projects')).find(
        ({ key, envelope }) => key === project.id && envelope.type.includes('resumed'),
      );
      expect(resumed?.data).toMatchObject({ templateVersion: 2, missing: ['replace'], extra: ['repair'] });
    });
  });

  it('a new version repeated under its key › is the same version', async () => {
    const template = aTemplate();
    await configure(template);
    const change = { ...template, title: 'Overhaul', expectedVersion: 1, requestKey: newId() };
    const first = await configure(change);
    expect(first.result.template).toMatchObject({ version: 2 });
    expect(await configure(change)).toEqual(first);
  });

  it('after two more versions › is shown by a project as it was when that was started', async () => {
    const template = aTemplate();
    await configure(template);
    const { project } = await at.started({ productCode: template.id });
    await configure({ ...template, tasks: [task('look'), task('replace', ['look'])], expectedVersion: 1 });
    await configure({ ...template, title: 'Replacement', tasks: [task('replace')], expectedVersion: 2 });
    const { data } = await at.service.query(
      'query($id: ID!) { project(id: $id) { templateVersion template { version title tasks { code } } } }',
      { id: project.id },
    );
    expect(data.project).toEqual({
      templateVersion: 1,
      template: { version: 1, title: 'Repair', tasks: [{ code: 'look' }, { code: 'repair' }] },
    });
  });

  it('with the id of another › is a conflict', async () => {
    const template = aTemplate();
    await configure(template);
    expect((await configure({ ...template, code: `other-${template.id}` })).error).toMatchObject({ code: 'CONFLICT', field: 'id' });
    expect((await configure(template)).result.template).toMatchObject({ version: 1 });
  });

  it('with tasks that wait for each other › is refused and names them in a circle', async () => {
    const { error } = await configure(aTemplate({ tasks: [task('a', ['c']), task('b', ['a']), task('c', ['b'])] }));
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'TemplateCannotHaveACycle', field: 'dependsOn' });
    expect(error?.message).toMatch(/a → c → b → a|c → b → a → c|b → a → c → b/);
  });

  it.each<[string, object, object]>([
    ['that waits for an unknown task', { tasks: [task('a', ['nothing'])] }, { rule: 'TemplateDependsOnUnknownTask', field: 'dependsOn' }],
    ['with a code twice', { tasks: [task('a'), task('a')] }, { rule: 'TemplateCodesMustBeUnique', field: 'code' }],
    [
      'with a task of no milestone',
      { tasks: [task('a', [], { milestone: 'none' })] },
      { rule: 'TemplateTaskNeedsAMilestone', field: 'milestone' },
    ],
    ['with the code of another', { code: 'default' }, { rule: 'CodeMustBeUnique', field: 'code' }],
    ['without tasks', { tasks: [] }, { field: 'tasks' }],
    ['with a task of no length', { tasks: [task('a', [], { durationDays: 0 })] }, { field: 'tasks.0.durationDays' }],
    ['for an e-mail address as product', { rule: { productCode: 'nora@acme.example' } }, { field: 'rule.productCode' }],
    ['with words as a role', { tasks: [task('a', [], { assigneeRole: 'Nora! Call her' })] }, { field: 'tasks.0.assigneeRole' }],
    ['for amounts below zero', { rule: { amountFrom: '-1' } }, { field: 'rule.amountFrom' }],
  ])('%s › is refused by field', async (_, change, error) => {
    expect((await configure(aTemplate(change))).error).toMatchObject({ code: 'BAD_USER_INPUT', ...error });
  });

  it('that takes the last default away › is refused, until there is another', async () => {
    const { id, code, title, priority, milestones, tasks } = defaultTemplate;
    const ruled = { id, code, title, priority, milestones, tasks, rule: { productCode: 'gtx' }, expectedVersion: 1 };
    expect((await configure(ruled)).error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'OneTemplateMustBeTheDefault', field: 'rule' });
    await configure(aTemplate({ rule: null }));
    expect((await configure(ruled)).error).toBeUndefined();
  });

  it('on a version that has moved on › is refused', async () => {
    const template = aTemplate();
    await configure(template);
    await configure({ ...template, title: 'A', expectedVersion: 1 });
    expect((await configure({ ...template, title: 'B', expectedVersion: 1 })).error).toMatchObject({ code: 'STALE_VERSION' });
  });

  it('by whoever delivers › is forbidden', async () => {
    expect((await configure(aTemplate(), { viewer: viewerFor('DELIVERY') })).error).toMatchObject({ code: 'FORBIDDEN' });
  });
});
