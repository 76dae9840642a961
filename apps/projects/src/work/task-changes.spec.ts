import { newId } from '@leadline/domain';
import fc from 'fast-check';
import { plainWeek } from '../calendar/working-days.ts';
import { decideStart } from '../delivery/start-project.ts';
import { defaultTemplate as seed } from '../template/seed-templates.ts';
import { decideReschedule } from './reschedule-task.ts';
import { type Delivery, type DeliveryDecision, decideTaskState, decideTick } from './task-changes.ts';

const defaultTemplate = { ...seed, version: 1 };
const now = new Date('2026-11-20T12:00:00Z');
const win = { opportunityId: newId(), winNumber: 1, accountId: newId(), contactId: null, teamId: null, wonOn: '2026-11-20' };

function fresh(): Delivery {
  const { decision, plan } = decideStart(win, defaultTemplate, plainWeek, now);
  return { project: decision.state, tasks: plan.tasks.map((task) => ({ ...task, checklist: [] })) };
}
const idOf = ({ tasks }: Delivery, code: string) => tasks.find((task) => task.code === code)!.id;

function after(delivery: Delivery, decision: DeliveryDecision): Delivery {
  if (!decision.ok) throw new Error(decision.refusal.message);
  return { project: decision.project, tasks: delivery.tasks.map((task) => decision.changed.find(({ id }) => id === task.id) ?? task) };
}
const done = (delivery: Delivery, code: string) => after(delivery, decideTaskState(delivery, idOf(delivery, code), 'DONE', now));
const stateOf = ({ tasks }: Delivery, code: string) => tasks.find((task) => task.code === code)!.state;
const ruleOf = (decision: DeliveryDecision) => (decision.ok ? 'accepted' : decision.refusal.rule);

describe('Task › done', () => {
  it('what waits for it alone is ready, what waits for more stays blocked', () => {
    const delivery = done(done(fresh(), 'kick-off'), 'order');
    expect([stateOf(delivery, 'plan'), stateOf(delivery, 'install')]).toEqual(['READY', 'BLOCKED']);
  });
  it('while it waits for others › is refused', () => {
    const delivery = fresh();
    expect(ruleOf(decideTaskState(delivery, idOf(delivery, 'install'), 'DONE', now))).toBe('TaskCannotGoFromBlockedToDone');
  });
  it('with open checklist items › is refused, until they are ticked', () => {
    const bare = fresh();
    const delivery = { ...bare, tasks: bare.tasks.map((task) => ({ ...task, checklist: [{ text: 'Signed', done: false }] })) };
    const id = idOf(delivery, 'kick-off');
    expect(ruleOf(decideTaskState(delivery, id, 'DONE', now))).toBe('TaskCannotBeDoneWithOpenChecklist');
    expect(ruleOf(decideTaskState(after(delivery, decideTick(delivery, id, { index: 0, done: true })), id, 'DONE', now))).toBe('accepted');
    expect(ruleOf(decideTick(delivery, id, { index: 1, done: true }))).toBe('ChecklistItemMustExist');
  });
  it('on a project on hold › is refused with the reason', () => {
    const delivery = { ...fresh(), project: { ...fresh().project, state: 'ON_HOLD' as const, holdReason: 'opportunity-reopened' } };
    expect(ruleOf(decideTaskState(delivery, idOf(delivery, 'kick-off'), 'DONE', now))).toBe('TaskOfAnInactiveProjectCannotBeWorked');
  });
  it('opened again › blocks what waits for it', () => {
    const delivery = done(fresh(), 'kick-off');
    const reopened = after(delivery, decideTaskState(delivery, idOf(delivery, 'kick-off'), 'READY', now));
    expect(stateOf(reopened, 'plan')).toBe('BLOCKED');
  });
  it('in whatever order the ready ones are taken › the last one completes the project, once', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(7)), (choices) => {
        let delivery = fresh();
        let completions = 0;
        for (const choice of choices) {
          const ready = delivery.tasks.filter(({ state }) => state === 'READY');
          if (ready.length === 0) break;
          const decision = decideTaskState(delivery, ready[choice % ready.length]!.id, 'DONE', now);
          completions += decision.ok ? decision.events.filter(({ type }) => type === 'leadline.project.completed.v1').length : 0;
          delivery = after(delivery, decision);
        }
        return completions === 1 && delivery.project.state === 'COMPLETED';
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});

describe('Task › rescheduled', () => {
  it('moves what waits for it, and the end of the project', () => {
    const delivery = fresh();
    const decision = decideReschedule(
      delivery,
      { taskId: idOf(delivery, 'kick-off'), startsOn: '2026-12-01', durationDays: null },
      plainWeek,
    );
    const moved = after(delivery, decision);
    expect(moved.tasks.find(({ code }) => code === 'order')!.startsOn).toBe('2026-12-02');
    expect(moved.project.dueOn > delivery.project.dueOn).toBe(true);
  });
  it('before what it waits for has ended › is refused and names it', () => {
    const delivery = fresh();
    const decision = decideReschedule(delivery, { taskId: idOf(delivery, 'order'), startsOn: '2026-11-23', durationDays: null }, plainWeek);
    expect(decision).toMatchObject({
      ok: false,
      refusal: { rule: 'TaskCannotStartBeforeItsDependenciesEnd', details: { waitsFor: [{ code: 'kick-off' }] } },
    });
  });
});
