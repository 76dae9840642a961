import { ProjectStarted, TaskCreated } from '@leadline/contracts';
import { type Decision, decide, derivedId } from '@leadline/domain';
import type { WorkCalendar } from '../calendar/working-days.ts';
import { planDates } from '../planning/plan-dates.ts';
import type { Milestone } from '../project/milestone.ts';
import type { Project } from '../project/project.ts';
import type { Task } from '../task/task.ts';
import type { DeliveryTemplate } from '../template/delivery-template.ts';

/** The win that a project delivers. */
export interface Win {
  opportunityId: string;
  winNumber: number;
  accountId: string;
  contactId: string | null;
  teamId: string | null;
  wonOn: string;
}

/** A project with all that belongs to it. */
export interface Plan {
  milestones: Milestone[];
  tasks: Task[];
}

/** The id of the project of this win: the same however often the win is heard of. */
export const projectIdOf = (opportunityId: string, winNumber: number): string => derivedId(opportunityId, `project:${winNumber}`);

/** Plans the delivery of a win from a template: every milestone and task, with dates in working days from the day of the win. */
export function decideStart(
  win: Win,
  template: DeliveryTemplate,
  calendar: WorkCalendar,
  now: Date,
): { decision: Decision<Project> & { ok: true }; plan: Plan } {
  const id = projectIdOf(win.opportunityId, win.winNumber);
  const plan = planOf(id, template, win.wonOn, calendar);
  const { wonOn, ...of } = win;
  const project: Project = {
    ...of,
    id,
    version: 0,
    state: 'ACTIVE',
    holdReason: null,
    templateId: template.id,
    templateVersion: template.version,
    ownerId: null,
    startsOn: plan.tasks.map((task) => task.startsOn).sort()[0] ?? wonOn,
    dueOn:
      plan.tasks
        .map((task) => task.dueOn)
        .sort()
        .at(-1) ?? wonOn,
    completedOn: null,
    createdAt: now,
    updatedAt: now,
  };
  return { decision: decide(project, started(project, plan.tasks), ...plan.tasks.map((task) => created(task, plan.tasks))), plan };
}

function planOf(projectId: string, template: DeliveryTemplate, from: string, calendar: WorkCalendar): Plan {
  const dates = planDates(template.tasks, from, calendar);
  const milestoneId = (code: string) => derivedId(projectId, `milestone:${code}`);
  const milestones = template.milestones.map(({ code, title }, position) => ({ id: milestoneId(code), projectId, code, title, position }));
  const tasks = template.tasks.map((planned, position): Task => {
    const { milestone, checklist, ...task } = planned;
    return {
      ...task,
      ...dates.get(task.code)!,
      id: derivedId(projectId, `task:${task.code}`),
      version: 0,
      projectId,
      milestoneId: milestoneId(milestone),
      state: task.dependsOn.length === 0 ? 'READY' : 'BLOCKED',
      assigneeId: null,
      startedAt: null,
      endedAt: null,
      checklist: checklist.map((text) => ({ text, done: false })),
      position,
    };
  });
  return { milestones, tasks };
}

function started(project: Project, tasks: readonly Task[]) {
  const { opportunityId, winNumber, accountId, contactId, templateId, templateVersion, ownerId, teamId, startsOn, dueOn } = project;
  const counted = { taskCount: tasks.length, taskIds: tasks.map(({ id }) => id) };
  return ProjectStarted.of(project.id, {
    opportunityId,
    winNumber,
    accountId,
    contactId,
    templateId,
    templateVersion,
    ownerId,
    teamId,
    startsOn,
    dueOn,
    ...counted,
  });
}

function created(task: Task, all: readonly Task[]) {
  const { milestoneId, code, state, assigneeId, assigneeRole, startsOn, dueOn } = task;
  const dependsOn = task.dependsOn.map((wanted) => all.find((other) => other.code === wanted)!.id);
  return TaskCreated.of(task.projectId, {
    taskId: task.id,
    milestoneId,
    code,
    state,
    assigneeId,
    assigneeRole,
    startsOn,
    dueOn,
    dependsOn,
  });
}
