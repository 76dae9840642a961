import fc from 'fast-check';
import { aDelivery, after, defaultTemplate, now, taskIn } from '../testing/a-delivery.ts';
import { type Delivery, type DeliveryDecision, decideAssignment, decideTaskState, decideTick, reopenedState } from './task-changes.ts';

const done = (delivery: Delivery, code: string) => after(delivery, decideTaskState(delivery, taskIn(delivery, code).id, 'DONE', now));
const stateOf = (delivery: Delivery, code: string) => taskIn(delivery, code).state;
const ruleOf = (decision: DeliveryDecision) => (decision.ok ? 'accepted' : decision.refusal.rule);
const typesOf = (decision: DeliveryDecision) =>
  decision.ok ? decision.events.map(({ type }) => type.split('.').slice(1, 3).join(' ')) : [];

describe('Task › done', () => {
  it('what waits for it alone is ready, what waits for more stays blocked', () => {
    const delivery = done(done(aDelivery(), 'kick-off'), 'order');
    expect([stateOf(delivery, 'plan'), stateOf(delivery, 'install')]).toEqual(['READY', 'BLOCKED']);
  });
  it('while it waits for others › is refused', () => {
    const delivery = aDelivery();
    expect(ruleOf(decideTaskState(delivery, taskIn(delivery, 'install').id, 'DONE', now))).toBe('TaskCannotGoFromBlockedToDone');
  });
  it('with open checklist items › is refused, until they are ticked', () => {
    const bare = aDelivery();
    const delivery = { ...bare, tasks: bare.tasks.map((task) => ({ ...task, checklist: [{ text: 'Signed', done: false }] })) };
    const id = taskIn(delivery, 'kick-off').id;
    expect(ruleOf(decideTaskState(delivery, id, 'DONE', now))).toBe('TaskCannotBeDoneWithOpenChecklist');
    expect(ruleOf(decideTaskState(after(delivery, decideTick(delivery, id, { index: 0, done: true })), id, 'DONE', now))).toBe('accepted');
    expect(ruleOf(decideTick(delivery, id, { index: 1, done: true }))).toBe('ChecklistItemMustExist');
  });
  it('on a project on hold › is refused with the reason', () => {
    const delivery = { ...aDelivery(), project: { ...aDelivery().project, state: 'ON_HOLD' as const, holdReason: 'opportunity-reopened' } };
    expect(ruleOf(decideTaskState(delivery, taskIn(delivery, 'kick-off').id, 'DONE', now))).toBe('TaskOfAnInactiveProjectCannotBeWorked');
  });
  it('opened again › blocks what waits for it', () => {
    const delivery = done(aDelivery(), 'kick-off');
    const reopened = after(delivery, decideTaskState(delivery, taskIn(delivery, 'kick-off').id, 'READY', now));
    expect(stateOf(reopened, 'plan')).toBe('BLOCKED');
  });
  it('in whatever order the ready ones are taken › the last one completes the project, once', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(7)), (choices) => {
        let delivery = aDelivery();
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

describe('Task › cancelled', () => {
  it('what waits for it goes on without it', () => {
    const delivery = aDelivery();
    const decision = decideTaskState(delivery, taskIn(delivery, 'kick-off').id, 'CANCELLED', now);
    expect(typesOf(decision)).toEqual(['task cancelled', 'task ready', 'task ready']);
    expect(stateOf(after(delivery, decision), 'plan')).toBe('READY');
  });
  it('as the last one of a project of which nothing was done › does not complete it', () => {
    let delivery = aDelivery();
    for (const { id } of delivery.tasks) delivery = after(delivery, decideTaskState(delivery, id, 'CANCELLED', now));
    expect(delivery.project.state).toBe('ACTIVE');
  });
});

describe('Task › of a completed project', () => {
  const completed = () => defaultTemplate.tasks.reduce((delivery, { code }) => done(delivery, code), aDelivery());
  it('cannot be given to anybody or cancelled', () => {
    const delivery = completed();
    const { id } = taskIn(delivery, 'accept');
    expect(delivery.project.state).toBe('COMPLETED');
    expect(ruleOf(decideAssignment(delivery, id, 'user'))).toBe('TaskOfAnInactiveProjectCannotBeWorked');
  });
  it('opened again › makes the project active, which is told, and its last task completes it once more', () => {
    const delivery = completed();
    const task = taskIn(delivery, 'hand-over');
    const decision = decideTaskState(delivery, task.id, reopenedState(delivery, task), now);
    expect(typesOf(decision)).toEqual(['task ready', 'project reopened']);
    const reopened = after(delivery, decision);
    expect(reopened.project).toMatchObject({ state: 'ACTIVE', completedOn: null });
    const again = decideTaskState(reopened, task.id, 'DONE', now);
    expect(typesOf(again)).toEqual(['task completed', 'project completed']);
  });
});

describe('Task › given to somebody', () => {
  it('is told with who had it before; to whoever has it already nothing is told', () => {
    const delivery = aDelivery();
    const { id } = taskIn(delivery, 'plan');
    const given = decideAssignment(delivery, id, '10000000-0000-4000-8000-000000000005');
    expect(given.ok && given.events[0]?.data).toMatchObject({ previousAssigneeId: null });
    expect(typesOf(decideAssignment(after(delivery, given), id, '10000000-0000-4000-8000-000000000005'))).toEqual([]);
  });
});

describe('Task › checklist', () => {
  it('ticked twice › changes once', () => {
    const bare = aDelivery();
    const delivery = { ...bare, tasks: bare.tasks.map((task) => ({ ...task, checklist: [{ text: 'Signed', done: false }] })) };
    const tick = { index: 0, done: true };
    const ticked = after(delivery, decideTick(delivery, taskIn(delivery, 'plan').id, tick));
    expect(taskIn(ticked, 'plan').checklist).toEqual([{ text: 'Signed', done: true }]);
    expect(decideTick(ticked, taskIn(ticked, 'plan').id, tick)).toMatchObject({ ok: true, changed: [] });
  });
});
