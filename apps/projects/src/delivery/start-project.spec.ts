import { ProjectStarted, TaskCreated } from '@leadline/contracts';
import { given } from '@leadline/testkit';
import { plainWeek } from '../calendar/working-days.ts';
import { aWin, defaultTemplate, now } from '../testing/a-delivery.ts';
import { decideStart, projectIdOf } from './start-project.ts';

const win = aWin();
const start = (number = 1) => decideStart({ ...win, winNumber: number }, defaultTemplate, plainWeek, now);

describe('Project › start', () => {
  it('announces the project and each of its tasks', () => {
    const tasks = defaultTemplate.tasks.map(() => TaskCreated);
    given()
      .when(() => start().decision)
      .thenEvents(ProjectStarted, ...tasks)
      .thenState({ state: 'ACTIVE', startsOn: '2026-11-23' });
  });
  it('the same win › gives the same ids, however often it is heard of', () => {
    expect(start().plan.tasks.map(({ id }) => id)).toEqual(start().plan.tasks.map(({ id }) => id));
    expect(projectIdOf(win.opportunityId, 1)).not.toBe(projectIdOf(win.opportunityId, 2));
  });
  it('only tasks that wait for nothing are ready', () =>
    expect(
      start()
        .plan.tasks.filter(({ state }) => state === 'READY')
        .map(({ code }) => code),
    ).toEqual(['kick-off']));
});
