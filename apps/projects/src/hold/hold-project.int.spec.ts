import { ProjectAssigned } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { eventually, viewerFor } from '@leadline/testkit';
import { projectsService } from '../service.ts';
import { type ProjectsAtWork, startProjects, taskOf } from '../testing/projects-at-work.ts';

let at: ProjectsAtWork;
beforeAll(async () => void (at = await startProjects(projectsService)));
afterAll(() => at?.service.stop());

const reason = 'customer-asked';
const projectFacts = async (id: string) => (await at.facts(id)).filter((fact) => fact.startsWith('project'));

describe('Projects › by hand', () => {
  it('held › pauses all work; resumed › goes on under the same win', async () => {
    const { project } = await at.started();
    const input = { projectId: project.id };
    expect((await at.send('holdProject', { ...input, reason })).result.project).toMatchObject({ state: 'ON_HOLD' });
    const { error } = await at.send('startTask', { taskId: taskOf(project, 'kick-off') });
    expect(error).toMatchObject({ rule: 'TaskOfAnInactiveProjectCannotBeWorked', message: expect.stringContaining(reason) });
    expect((await at.send('resumeProject', input)).result.project).toMatchObject({ state: 'ACTIVE' });
    expect((await at.send('startTask', { taskId: taskOf(project, 'kick-off') })).error).toBeUndefined();
    await eventually(async () => expect(await projectFacts(project.id)).toEqual(['project started', 'project held', 'project resumed']));
    const resumed = (await at.service.published('projects')).find(
      ({ key, envelope }) => key === project.id && envelope.type.includes('resumed'),
    );
    expect(resumed?.data).toMatchObject({ winNumber: 1, missing: [], extra: [] });
  });

  it('resumed while its deal is open › is refused', async () => {
    const { opportunityId, project } = await at.started();
    await at.reopened(opportunityId, 6);
    await eventually(async () => expect(await at.projectsOf(opportunityId)).toMatchObject([{ state: 'ON_HOLD' }]));
    const { error } = await at.send('resumeProject', { projectId: project.id });
    expect(error).toMatchObject({ code: 'RULE_BROKEN', rule: 'ProjectOfAnOpenDealCannotBeResumed', field: 'projectId' });
  });

  it('resumed at the moment in which its deal is reopened › ends on hold whichever comes first', async () => {
    const { opportunityId, project } = await at.started();
    await at.send('holdProject', { projectId: project.id, reason });
    await Promise.all([at.reopened(opportunityId, 6), at.send('resumeProject', { projectId: project.id })]);
    await eventually(async () => {
      const [deal] = await at.service.dataSource.query('SELECT won FROM won_deal WHERE opportunity_id = $1', [opportunityId]);
      expect(deal).toEqual({ won: false });
    });
    await eventually(async () => expect(await at.projectsOf(opportunityId)).toMatchObject([{ state: 'ON_HOLD' }]));
  });

  it('cancelled › ends for good', async () => {
    const { project } = await at.started();
    const input = { projectId: project.id };
    expect((await at.send('cancelProject', { ...input, reason: 'not-needed' })).result.project).toMatchObject({ state: 'CANCELLED' });
    expect((await at.send('resumeProject', input)).error).toMatchObject({ rule: 'ProjectCannotGoFromCancelledToActive' });
    expect((await at.send('holdProject', { ...input, reason })).error).toMatchObject({ rule: 'ProjectCannotGoFromCancelledToOnHold' });
    await eventually(async () => expect(await projectFacts(project.id)).toEqual(['project started', 'project cancelled']));
  });

  it('given a manager › shows and tells of them, once; to an unknown user › is refused by field', async () => {
    const { project } = await at.started();
    const ownerId = await at.knownUser();
    const select = 'project { manager { id } }';
    expect((await at.send('assignProject', { projectId: project.id, ownerId }, { select })).result).toEqual({
      project: { manager: { id: ownerId } },
    });
    await at.send('assignProject', { projectId: project.id, ownerId });
    const { error } = await at.send('assignProject', { projectId: project.id, ownerId: newId() });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'OwnerMustBeAnActiveUser', field: 'ownerId' });
    await at.send('assignProject', { projectId: project.id, ownerId: null });
    await eventually(async () => {
      const told = (await at.service.published('projects')).filter(
        ({ key, envelope }) => key === project.id && envelope.type === ProjectAssigned.type,
      );
      expect(told.map(({ data }) => [data.previousOwnerId, data.ownerId, data.teamId])).toEqual([
        [null, ownerId, at.teamId],
        [ownerId, null, at.teamId],
      ]);
    });
  });

  it('on a version that has moved on › is refused', async () => {
    const { project } = await at.started();
    await at.send('holdProject', { projectId: project.id, reason });
    const { error } = await at.send('resumeProject', { projectId: project.id, expectedVersion: project.version });
    expect(error).toMatchObject({ code: 'STALE_VERSION', field: 'expectedVersion' });
  });

  it('for a reason in words › is refused by field', async () => {
    const { project } = await at.started();
    const { error } = await at.send('holdProject', { projectId: project.id, reason: 'Ada is ill' });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'reason' });
  });

  it('by a rep who does not manage it › is forbidden', async () => {
    const { project } = await at.started();
    const viewer = viewerFor('REP', { teamIds: [at.teamId] });
    expect((await at.send('holdProject', { projectId: project.id, reason }, { caller: { viewer } })).error).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
