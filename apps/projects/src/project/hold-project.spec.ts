import { ProjectCancelled, ProjectHeld, ProjectResumed } from '@leadline/contracts';
import { given } from '@leadline/testkit';
import { aDelivery, defaultTemplate, now } from '../testing/a-delivery.ts';
import { decideCancellation, decideHold, decideResumption } from './hold-project.ts';
import type { Project } from './project.ts';

const { project, tasks } = aDelivery();
const held: Project = { ...project, state: 'ON_HOLD', holdReason: 'customer-asked' };
const hold = (from: Project) => decideHold(from, 'customer-asked', now);
const resume = (from: Project) => decideResumption(from, { winNumber: 2, tasks, template: defaultTemplate }, now);
const cancel = (from: Project) => decideCancellation(from, 'not-needed', now);

describe('Project › hold', () => {
  it('pauses it, with the reason', () => {
    given(project).when(hold).thenEvents(ProjectHeld).thenState({ state: 'ON_HOLD', holdReason: 'customer-asked' });
  });
  it('of a paused one › changes nothing', () => {
    given({ ...held, holdReason: 'first' })
      .when(hold)
      .thenEvents()
      .thenState({ holdReason: 'first' });
  });
  it.each(['COMPLETED', 'CANCELLED'] as const)('of a %s one › is refused', (state) => {
    given({ ...project, state })
      .when(hold)
      .thenRefused(`ProjectCannotGoFrom${state === 'COMPLETED' ? 'Completed' : 'Cancelled'}ToOnHold`);
  });
});

describe('Project › resume', () => {
  it('goes on under the win', () => {
    given(held).when(resume).thenEvents(ProjectResumed).thenState({ state: 'ACTIVE', holdReason: null, winNumber: 2 });
  });
  it('says by which tasks it differs from the template now', () => {
    const template = {
      ...defaultTemplate,
      version: 3,
      tasks: [...defaultTemplate.tasks.slice(1), { ...defaultTemplate.tasks[0]!, code: 'survey' }],
    };
    const { decision } = given(held).when((from) => decideResumption(from, { winNumber: 1, tasks, template }, now));
    expect(decision.ok && decision.events[0]?.data).toMatchObject({ missing: ['survey'], extra: ['kick-off'], templateVersion: 3 });
  });
  it('of one that is not paused › is refused', () => {
    given(project).when(resume).thenRefused('ProjectCannotGoFromActiveToActive');
  });
});

describe('Project › cancel', () => {
  it.each([
    ['an active one', project],
    ['a paused one', held],
  ])('ends %s', (_, from) => {
    given(from).when(cancel).thenEvents(ProjectCancelled).thenState({ state: 'CANCELLED', holdReason: null });
  });
  it('twice › changes nothing', () => {
    given({ ...project, state: 'CANCELLED' as const })
      .when(cancel)
      .thenEvents();
  });
  it('of a completed one › is refused', () => {
    given({ ...project, state: 'COMPLETED' as const })
      .when(cancel)
      .thenRefused('ProjectCannotGoFromCompletedToCancelled');
  });
});
