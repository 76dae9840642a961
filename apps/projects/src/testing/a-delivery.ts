import { newId } from '@leadline/domain';
import { plainWeek } from '../calendar/working-days.ts';
import { decideStart } from '../delivery/start-project.ts';
import type { Project } from '../project/project.ts';
import { defaultTemplate as seeded } from '../template/seed-templates.ts';
import type { Delivery, DeliveryDecision } from '../work/task-changes.ts';

/** The moment at which decisions of specs are made: a Friday. */
export const now = new Date('2026-11-20T12:00:00Z');

/** The template that they start from. */
export const defaultTemplate = { ...seeded, version: 1 };

/** A win of that day. */
export const aWin = (winNumber = 1) => ({
  ...{ opportunityId: newId(), winNumber, accountId: newId(), contactId: null, teamId: null, wonOn: '2026-11-20' },
});

/** A delivery that has just started, without anything to tick off. */
export function aDelivery(given: Partial<Project> = {}): Delivery {
  const { decision, plan } = decideStart(aWin(), defaultTemplate, plainWeek, now);
  return { project: { ...decision.state, version: 1, ...given }, tasks: plan.tasks.map((task) => ({ ...task, checklist: [] })) };
}

/** The delivery as the decision leaves it; throws when it was refused. */
export function after(delivery: Delivery, decision: DeliveryDecision): Delivery {
  if (!decision.ok) throw new Error(decision.refusal.message);
  return { project: decision.project, tasks: delivery.tasks.map((task) => decision.changed.find(({ id }) => id === task.id) ?? task) };
}

/** The task with this code. */
export const taskIn = ({ tasks }: Delivery, code: string) => tasks.find((task) => task.code === code)!;
