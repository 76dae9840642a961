import { type Actor, type Decision, refuse } from '@leadline/domain';
import { activeUser } from '@leadline/members';
import { type Outcome, type Request, type Tx, requestOf } from '@leadline/postgres';
import { checkInput, id, requestKey, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { MutationResolvers } from '../__generated__/graphql.ts';
import { isStillWon } from '../deal/deal-standing.ts';
import { decideResponsible } from '../project/assign-project.ts';
import { decideCancellation, decideHold, decideResumption } from '../project/hold-project.ts';
import { type Project, projects } from '../project/project.ts';
import type { Services } from '../services.ts';
import { taskEntity } from '../task/task.entity.ts';
import { deliveryTemplateEntity } from '../template/delivery-template.entity.ts';

const projectInput = z.object({ projectId: id(), requestKey: requestKey().nullish(), expectedVersion: version().nullish() });
const reason = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'takes lower case letters, digits and dashes, at most 80');
const holdInput = projectInput.extend({ reason });
const assignInput = projectInput.extend({ ownerId: id().nullish() });

interface ProjectCommand {
  projectId: string;
  expectedVersion?: number | null | undefined;
  request: Request | undefined;
}

type Holding = Pick<MutationResolvers, 'holdProject' | 'resumeProject' | 'cancelProject' | 'assignProject'>;

/** Pauses, resumes, cancels projects and gives them a manager. */
export const holdResolvers: { Mutation: Holding } = {
  Mutation: {
    holdProject: async (_, { input }, { services, actor }) => {
      const { reason, ...rest } = checkInput(holdInput, input);
      const command = { ...rest, request: requestOf('holdProject', input) };
      return payload(await changeProject(services, command, actor, (project, tx) => decideHold(project, reason, tx.now)));
    },
    resumeProject: async (_, { input }, { services, actor }) => {
      const command = { ...checkInput(projectInput, input), request: requestOf('resumeProject', input) };
      return payload(await changeProject(services, command, actor, resume));
    },
    cancelProject: async (_, { input }, { services, actor }) => {
      const { reason, ...rest } = checkInput(holdInput, input);
      const command = { ...rest, request: requestOf('cancelProject', input) };
      return payload(await changeProject(services, command, actor, (project, tx) => decideCancellation(project, reason, tx.now)));
    },
    assignProject: async (_, { input }, { services, actor }) => {
      const { ownerId = null, ...rest } = checkInput(assignInput, input);
      const command = { ...rest, request: requestOf('assignProject', input) };
      const assign = async (project: Project, tx: Tx): Promise<Decision<Project>> => {
        if (ownerId !== null) await activeUser(tx.manager, ownerId);
        return decideResponsible(project, { ownerId, teamId: project.teamId }, tx.now);
      };
      return payload(await changeProject(services, command, actor, assign));
    },
  },
};

type DecideOn = (project: Project, tx: Tx) => Decision<Project> | Promise<Decision<Project>>;

function changeProject(
  { unitOfWork }: Services,
  { projectId, expectedVersion, request }: ProjectCommand,
  actor: Actor,
  decideOn: DecideOn,
) {
  return unitOfWork.change(projects, { id: projectId, expectedVersion, request }, actor, decideOn);
}

async function resume(project: Project, tx: Tx): Promise<Decision<Project>> {
  if (!(await isStillWon(tx, project.opportunityId))) {
    return refuse('ProjectOfAnOpenDealCannotBeResumed', {
      message: 'The deal was reopened. Win it again: the project then resumes by itself.',
      field: 'projectId',
    });
  }
  const tasks = await tx.manager.findBy(taskEntity, { projectId: project.id });
  const template = await tx.manager.findOneByOrFail(deliveryTemplateEntity, { id: project.templateId });
  return decideResumption(project, { winNumber: project.winNumber, tasks, template }, tx.now);
}

const payload = (outcome: Outcome<Project>) => ({ project: unwrap(outcome) });
