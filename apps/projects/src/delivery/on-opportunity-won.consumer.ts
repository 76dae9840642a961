import { OpportunityWon } from '@leadline/contracts';
import { isoDate } from '@leadline/domain';
import { consume } from '@leadline/inbox';
import type { Tx } from '@leadline/postgres';
import { MoreThanOrEqual } from 'typeorm';
import { currentCalendar } from '../calendar/calendar-copy.ts';
import { noteWin } from '../deal/deal-standing.ts';
import { milestoneEntity } from '../project/milestone.ts';
import { projectEntity } from '../project/project.entity.ts';
import { type Project, projects } from '../project/project.ts';
import { tasks } from '../task/task.ts';
import { deliveryTemplateEntity } from '../template/delivery-template.entity.ts';
import { pickTemplate } from '../template/pick-template.ts';
import { lockProjects } from './lock-projects.ts';
import { holdForReopening, resumeUnder } from './pause-delivery.ts';
import { type Win, decideStart } from './start-project.ts';

type WonData = ReturnType<typeof OpportunityWon.read>;

/** A win starts a delivery, or resumes the one that an earlier win of the deal began and a reopening paused. */
export const onOpportunityWon = consume(OpportunityWon, async (event, tx) => {
  const { data, envelope } = event;
  const { winNumber } = data;
  const { opportunityId, teamId, won } = await noteWin(tx, event);
  if (await isDelivered(tx, opportunityId, winNumber)) return;

  const [unfinished] = await lockProjects(tx, opportunityId, ['ON_HOLD', 'ACTIVE']);
  const project = unfinished
    ? await resumeUnder(tx, unfinished, winNumber)
    : await start(tx, { opportunityId, teamId, wonOn: data.actualCloseOn ?? isoDate(envelope.time) }, data);
  // Reopened since: that is known already when this comes late, or from the dead letters.
  if (!won) await holdForReopening(tx, project);
});

/** Whether this win, or a later one that goes on with the same work, has its project. */
const isDelivered = (tx: Tx, opportunityId: string, winNumber: number): Promise<boolean> =>
  tx.manager.existsBy(projectEntity, { opportunityId, winNumber: MoreThanOrEqual(winNumber) });

async function start(tx: Tx, deal: Pick<Win, 'opportunityId' | 'teamId' | 'wonOn'>, data: WonData): Promise<Project> {
  const { winNumber, accountId, contactId } = data;
  const template = pickTemplate(await tx.manager.find(deliveryTemplateEntity), data);
  const win = { ...deal, winNumber, accountId, contactId };
  const { decision, plan } = decideStart(win, template, await currentCalendar(tx.manager), tx.now);
  const project = await tx.save(projects, null, decision);
  for (const milestone of plan.milestones) tx.insert(milestoneEntity, milestone);
  for (const task of plan.tasks) await tx.save(tasks, null, { state: task, events: [] });
  return project;
}
