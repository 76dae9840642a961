import { ProjectHeld, ProjectResumed } from '@leadline/contracts';
import { given } from '@leadline/testkit';
import { aDelivery, defaultTemplate, now } from '../testing/a-delivery.ts';
import type { Project } from '../project/project.ts';
import { decideNextWin } from './pause-delivery.ts';

const { project, tasks } = aDelivery();
const won = (from: Project) => decideNextWin(from, { winNumber: 2, tasks, template: defaultTemplate }, now);

describe('Project › a next win of its deal', () => {
  it('when it is on hold › goes on under it', () => {
    given({ ...project, state: 'ON_HOLD' as const })
      .when(won)
      .thenEvents(ProjectResumed)
      .thenState({ state: 'ACTIVE', winNumber: 2 });
  });
  it('when the reopening before was never heard of › makes up for it', () => {
    given(project).when(won).thenEvents(ProjectHeld, ProjectResumed).thenState({ state: 'ACTIVE', winNumber: 2, holdReason: null });
  });
});
