import { OpportunityReopened, OpportunityWon } from '@leadline/contracts';
import { isoDate } from '@leadline/domain';
import { consume } from '@leadline/inbox';
import type { Tx } from '@leadline/postgres';
import { In } from 'typeorm';
import { currentCalendar } from '../calendar/calendar-copy.ts';
import { decideHold, decideResumption } from '../hold/hold-project.ts';
import { milestoneEntity } from '../project/milestone.ts';
import { projectEntity } from '../project/project.entity.ts';
import { type Project, projects } from '../project/project.ts';
import { taskEntity } from '../task/task.entity.ts';
import { tasks } from '../task/task.ts';
import { deliveryTemplateEntity } from '../template/delivery-template.entity.ts';
import { type WonDeal, pickTemplate } from '../template/pick-template.ts';
import { noteStanding } from './deal-standing.ts';
import { type Win, decideStart, projectIdOf } from './start-project.ts';

/** A win starts a delivery, or resumes the one that an earlier win of the deal began and a reopening paused. */
export const onOpportunityWon = consume(OpportunityWon, async ({ data, envelope }, tx) => {
  const { winNumber, accountId, contactId, teamId } = data;
  const opportunityId = envelope.subject;
  const newest = await noteStanding(tx, {
    opportunityId,
    version: envelope.aggregateVersion,
    won: true,
    winNumber,
    ownerId: data.ownerId,
    teamId,
  });
  if (await isDelivered(tx, opportunityId, winNumber)) return;
  const held = await tx.manager.findOne(projectEntity, { where: { opportunityId, state: In(['ON_HOLD', 'ACTIVE']) } });
  if (held) return resume(tx, held, winNumber);

  const win = { opportunityId, winNumber, accountId, contactId, teamId, wonOn: data.actualCloseOn ?? isoDate(envelope.time) };
  const started = await start(tx, win, data);
  // Kafka keeps the deal's order, so this is only met when an event is handled again after later ones.
  if (!newest) await hold(tx, started);
});

/** A reopened win pauses its delivery; nothing is deleted, and a completed project stays completed. */
export const onOpportunityReopened = consume(OpportunityReopened, async ({ data, envelope }, tx) => {
  if (data.previousKind !== 'WON') return;
  const { ownerId, teamId } = data;
  const opportunityId = envelope.subject;
  await noteStanding(tx, {
    opportunityId,
    version: envelope.aggregateVersion,
    won: false,
    winNumber: data.winNumber ?? 0,
    ownerId,
    teamId,
  });
  const active = await tx.manager.findOneBy(projectEntity, { opportunityId, state: 'ACTIVE' });
  if (active) await hold(tx, active);
});

const isDelivered = (tx: Tx, opportunityId: string, winNumber: number): Promise<boolean> =>
  tx.manager.existsBy(projectEntity, [{ opportunityId, winNumber }, { id: projectIdOf(opportunityId, winNumber) }]);

async function start(tx: Tx, win: Win, deal: WonDeal): Promise<Project> {
  const [templates, calendar] = [await tx.manager.find(deliveryTemplateEntity), await currentCalendar(tx.manager)];
  const { decision, plan } = decideStart(win, pickTemplate(templates, deal), calendar, tx.now);
  const project = await tx.save(projects, null, decision);
  await tx.manager.insert(milestoneEntity, plan.milestones);
  for (const task of plan.tasks) await tx.save(tasks, null, { state: task, events: [] });
  return project;
}

async function resume(tx: Tx, { id }: Project, winNumber: number): Promise<void> {
  const project = await tx.load(projects, id);
  if (project?.state !== 'ON_HOLD') return;
  const present = await tx.manager.findBy(taskEntity, { projectId: id });
  const template = await tx.manager.findOneByOrFail(deliveryTemplateEntity, { id: project.templateId });
  const decision = decideResumption(project, { winNumber, tasks: present, template }, tx.now);
  if (decision.ok) await tx.save(projects, project, decision);
}

async function hold(tx: Tx, { id }: Project): Promise<void> {
  const project = await tx.load(projects, id);
  if (!project) return;
  const decision = decideHold(project, 'opportunity-reopened', tx.now);
  if (decision.ok) await tx.save(projects, project, decision);
}
