import { ProjectAssigned } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { aDelivery, now } from '../testing/a-delivery.ts';
import { decideResponsible } from './assign-project.ts';

const [ownerId, teamId] = [newId(), newId()];
const { project } = aDelivery({ ownerId, teamId });

describe('Project › given to somebody', () => {
  it.each([
    ['another manager', { ownerId: newId(), teamId }],
    ['another team', { ownerId, teamId: newId() }],
    ['nobody', { ownerId: null, teamId: null }],
  ])('to %s › says who had it before', (_, to) => {
    const { decision } = given(project)
      .when((from) => decideResponsible(from, to, now))
      .thenEvents(ProjectAssigned)
      .thenState({ ...to, updatedAt: now });
    expect(decision.ok && decision.events[0]?.data).toMatchObject({ ...to, previousOwnerId: ownerId, previousTeamId: teamId });
  });
  it('to those who have it already › changes nothing', () => {
    const { decision } = given(project)
      .when((from) => decideResponsible(from, { ownerId, teamId }, now))
      .thenEvents();
    expect(decision.ok && decision.state).toBe(project);
  });
});
