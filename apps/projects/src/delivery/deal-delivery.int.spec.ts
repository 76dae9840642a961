import { newId } from '@leadline/domain';
import { listDeadLetters, retryDeadLetter } from '@leadline/inbox';
import { eventually, viewerFor } from '@leadline/testkit';
import { projectsService } from '../service.ts';
import { deliveryTemplateEntity } from '../template/delivery-template.entity.ts';
import { type ProjectsAtWork, startProjects } from '../testing/projects-at-work.ts';

let at: ProjectsAtWork;
beforeAll(async () => void (at = await startProjects(projectsService)));
afterAll(() => at?.service.stop());

type Viewer = ReturnType<typeof viewerFor>;

async function deliveryOf(id: string, viewer: Viewer = viewerFor('ADMIN')) {
  const { data } = await at.service.entities(
    [{ __typename: 'Opportunity', id }],
    '... on Opportunity { delivery { state project { id } } }',
    { viewer },
  );
  return data._entities[0].delivery;
}
const none = { state: 'NONE', project: null };

describe('Delivery of a deal › that is given to another team', () => {
  it('is seen by those from then on, by the one before no longer, and told', async () => {
    const { opportunityId, project } = await at.started();
    const active = { state: 'ACTIVE', project: { id: project.id } };
    const [before, after] = [viewerFor('REP', { teamIds: [at.teamId] }), viewerFor('REP', { teamIds: [newId()] })];
    expect([await deliveryOf(opportunityId, before), await deliveryOf(opportunityId, after)]).toEqual([active, none]);
    await at.reassigned(opportunityId, 6, { teamId: after.teamIds[0] });
    await eventually(async () => {
      expect([await deliveryOf(opportunityId, before), await deliveryOf(opportunityId, after)]).toEqual([none, active]);
      expect((await at.facts(project.id)).at(-1)).toBe('project assigned');
    });
    const [{ audit }] = await at.service.dataSource.query(
      `SELECT changes -> 'teamId' AS audit FROM audit WHERE aggregate_id = $1 ORDER BY version DESC LIMIT 1`,
      [project.id],
    );
    expect(audit).toEqual([at.teamId, after.teamIds[0]]);
  });

  it('while it is reopened › is theirs when it is won again; an older word of its team changes nothing', async () => {
    const { opportunityId } = await at.started();
    const [teamId, older] = [newId(), newId()];
    await at.reopened(opportunityId, 6);
    await at.reassigned(opportunityId, 8, { stageKind: 'OPEN', teamId });
    await at.reassigned(opportunityId, 7, { stageKind: 'OPEN', teamId: older });
    await at.won(opportunityId, 2, 9, { teamId });
    const viewer = viewerFor('DELIVERY', { teamIds: [teamId] });
    await eventually(async () => expect(await at.projectsOf(opportunityId, { viewer })).toMatchObject([{ state: 'ACTIVE', winNumber: 2 }]));
    expect(await at.projectsOf(opportunityId, { viewer: viewerFor('DELIVERY', { teamIds: [older] }) })).toEqual([]);
  });
});

describe('Delivery of a deal › whose project the viewer does not see', () => {
  it('is told to the owner of the deal by its state alone, to others not at all', async () => {
    const owner = viewerFor('REP', { teamIds: [newId()] });
    const { opportunityId } = await at.started({ ownerId: owner.id, teamId: null });
    expect(await deliveryOf(opportunityId, owner)).toEqual({ state: 'ACTIVE', project: null });
    expect(await deliveryOf(opportunityId, viewerFor('REP', { teamIds: owner.teamIds }))).toEqual(none);
  });
});

describe('Delivery of a deal › whose project cannot be started', () => {
  it('is about to start until it can', async () => {
    const { manager } = at.service.dataSource;
    const templates = await manager.find(deliveryTemplateEntity);
    await manager.delete(
      deliveryTemplateEntity,
      templates.map(({ id }) => id),
    );
    const opportunityId = newId();
    await at.won(opportunityId, 1, 5);
    const letter = await eventually(async () => {
      const [found] = await listDeadLetters(at.service.dataSource);
      expect(found).toBeDefined();
      return found!;
    });
    await eventually(async () => expect(await deliveryOf(opportunityId)).toEqual({ state: 'STARTING', project: null }));
    await manager.insert(deliveryTemplateEntity, templates);
    await retryDeadLetter(at.service.dataSource, letter.id);
    await eventually(async () => expect(await deliveryOf(opportunityId)).toMatchObject({ state: 'ACTIVE' }));
  });
});
