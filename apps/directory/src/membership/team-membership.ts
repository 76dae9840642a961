import { TeamMemberAdded, TeamMemberRemoved } from '@leadline/contracts';
import { type Actor, decide, refuse } from '@leadline/domain';
import type { Outcome, Request } from '@leadline/postgres';
import type { Services } from '../services.ts';
import { teams } from '../team/team.ts';
import { userChanged } from '../user/user-facts.ts';
import { type User, users } from '../user/user.ts';

interface Membership {
  userId: string;
  teamId: string;
  request?: Request | undefined;
}

/** Adds a user to a team or takes one out; team and user announce it together. */
export const setMembership =
  ({ unitOfWork }: Services) =>
  ({ userId, teamId, request }: Membership, member: boolean, actor: Actor): Promise<Outcome<User>> =>
    unitOfWork.change(users, { id: userId, request }, actor, async (user, tx) => {
      const team = await tx.load(teams, teamId);
      if (!team)
        return refuse('TeamMustExist', {
          message: `There is no team ${teamId}. Choose one of \`teams\`.`,
          field: 'teamId',
          code: 'BAD_USER_INPUT',
        });
      if (user.teamIds.includes(teamId) === member) return decide(user);

      const fact = member ? TeamMemberAdded.of(teamId, { userId, role: user.roles[0] ?? null }) : TeamMemberRemoved.of(teamId, { userId });
      await tx.save(teams, team, decide(team, fact));
      const teamIds = member ? [...user.teamIds, teamId] : user.teamIds.filter((id) => id !== teamId);
      const moved: User = { ...user, teamIds, updatedAt: tx.now };
      return decide(moved, userChanged(moved));
    });
