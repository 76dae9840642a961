import { plainWeek } from '../calendar/working-days.ts';
import { aDelivery, after, now, taskIn } from '../testing/a-delivery.ts';
import { decideReschedule } from './reschedule-task.ts';
import { type Delivery, decideTaskState } from './task-changes.ts';

const move = (delivery: Delivery, code: string, startsOn: string, durationDays: number | null = null) =>
  decideReschedule(delivery, { taskId: taskIn(delivery, code).id, startsOn, durationDays }, plainWeek);
const inState = (delivery: Delivery, code: string, state: 'IN_PROGRESS' | 'DONE') =>
  after(delivery, decideTaskState(delivery, taskIn(delivery, code).id, state, now));

describe('Task › rescheduled', () => {
  it('moves what waits for it, and the end of the project', () => {
    const delivery = aDelivery();
    const moved = after(delivery, move(delivery, 'kick-off', '2026-12-01'));
    expect(taskIn(moved, 'order').startsOn).toBe('2026-12-02');
    expect(moved.project.dueOn > delivery.project.dueOn).toBe(true);
  });

  it('says which task was moved by hand, and which with it', () => {
    const decision = move(aDelivery(), 'accept', '2026-12-31');
    const causes = decision.ok ? decision.events.map(({ data }) => (data as { cause: string }).cause) : [];
    expect(causes).toEqual(['BY_HAND', 'DEPENDENCY']);
  });

  it('to where it is › changes nothing', () => {
    const delivery = aDelivery();
    expect(move(delivery, 'plan', taskIn(delivery, 'plan').startsOn)).toMatchObject({ ok: true, changed: [], events: [] });
  });

  it('to take longer › moves what waits for it', () => {
    const delivery = aDelivery();
    const { startsOn } = taskIn(delivery, 'plan');
    const moved = after(delivery, move(delivery, 'plan', startsOn, 10));
    expect(taskIn(moved, 'plan').durationDays).toBe(10);
    expect(taskIn(moved, 'install').startsOn > taskIn(delivery, 'install').startsOn).toBe(true);
  });

  it('to a Saturday › starts on Monday', () => {
    const delivery = aDelivery();
    expect(taskIn(after(delivery, move(delivery, 'kick-off', '2026-11-28')), 'kick-off').startsOn).toBe('2026-11-30');
  });

  it('before what it waits for has ended › is refused and names it', () => {
    expect(move(aDelivery(), 'order', '2026-11-23')).toMatchObject({
      ok: false,
      refusal: { rule: 'TaskCannotStartBeforeItsDependenciesEnd', details: { waitsFor: [{ code: 'kick-off' }] } },
    });
  });

  it('before the planned end of what is done already › is allowed', () => {
    const delivery = inState(aDelivery(), 'kick-off', 'DONE');
    expect(move(delivery, 'order', '2026-11-23').ok).toBe(true);
  });

  it('once it has ended › is refused', () => {
    const delivery = inState(aDelivery(), 'kick-off', 'DONE');
    expect(move(delivery, 'kick-off', '2026-12-01')).toMatchObject({ ok: false, refusal: { rule: 'EndedTaskCannotBeRescheduled' } });
  });

  it('leaves what somebody is at', () => {
    const delivery = inState(inState(aDelivery(), 'kick-off', 'DONE'), 'order', 'IN_PROGRESS');
    const reopened = after(delivery, decideTaskState(delivery, taskIn(delivery, 'kick-off').id, 'READY', now));
    const moved = after(reopened, move(reopened, 'kick-off', '2026-12-01'));
    expect(taskIn(moved, 'order').startsOn).toBe(taskIn(delivery, 'order').startsOn);
    expect(taskIn(moved, 'plan').startsOn).toBe('2026-12-02');
  });
});
