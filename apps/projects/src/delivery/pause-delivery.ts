import { type Decision, decide } from '@leadline/domain';
import type { Tx } from '@leadline/postgres';
import { type Resumption, decideHold, decideResumption } from '../project/hold-project.ts';
import { type Project, projects } from '../project/project.ts';
import { taskEntity } from '../task/task.entity.ts';
import { deliveryTemplateEntity } from '../template/delivery-template.entity.ts';

const reopened = 'opportunity-reopened';

/** Goes on with a project under a new win. One that is active has missed the reopening before: that is made up for. */
export function decideNextWin(project: Project, next: Resumption, now: Date): Decision<Project> {
  const held = project.state === 'ACTIVE' ? decideHold(project, reopened, now) : decide(project);
  if (!held.ok) return held;
  const resumed = decideResumption(held.state, next, now);
  return resumed.ok ? decide(resumed.state, ...held.events, ...resumed.events) : resumed;
}

/** Resumes the locked project under a new win. */
export async function resumeUnder(tx: Tx, project: Project, winNumber: number): Promise<Project> {
  const tasks = await tx.manager.findBy(taskEntity, { projectId: project.id });
  const template = await tx.manager.findOneByOrFail(deliveryTemplateEntity, { id: project.templateId });
  return accept(tx, project, decideNextWin(project, { winNumber, tasks, template }, tx.now));
}

/** Pauses the locked project because its deal is open again. */
export const holdForReopening = (tx: Tx, project: Project): Promise<Project> => accept(tx, project, decideHold(project, reopened, tx.now));

function accept(tx: Tx, project: Project, decision: Decision<Project>): Promise<Project> {
  if (!decision.ok) throw new Error(`${decision.refusal.rule}: the project was locked in another state`);
  return tx.save(projects, project, decision);
}
