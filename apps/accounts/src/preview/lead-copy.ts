import { hasRole, type Viewer } from '@leadline/domain';
import type { Aggregate } from '@leadline/postgres';
import type { Person } from '../matching/decision.ts';
import { type LeadCopy, leadCopyEntity } from './lead-copy.entity.ts';

const anyOf = (conditions: readonly string[]): string => (conditions.length === 0 ? 'FALSE' : conditions.join(' OR '));

/** Leads as their events show them; seen by whoever sees the lead itself. Nobody changes a copy. */
export const leadCopies: Aggregate<LeadCopy> = {
  name: 'lead',
  entity: leadCopyEntity,
  visibleTo: (viewer) => ({
    text: anyOf([
      ...(hasRole(viewer, 'ADMIN', 'SERVICE', 'ANALYST', 'MARKETER') ? ['TRUE'] : []),
      ...(hasRole(viewer, 'MANAGER', 'REP') ? ['record.owner_id = :viewerId', 'record.team_id = ANY(CAST(:viewerTeams AS uuid[]))'] : []),
      ...(hasRole(viewer, 'MANAGER') ? ['(record.owner_id IS NULL AND record.team_id IS NULL)'] : []),
    ]),
    params: { viewerId: viewer.id, viewerTeams: viewer.teamIds },
  }),
  changeableBy: () => ({ text: 'FALSE', params: {} }),
  personalFields: [],
};

/** Whether a viewer may see who the lead is, by the rule of leads. */
export function seesLeadPerson(lead: LeadCopy, viewer: Viewer): boolean {
  if (hasRole(viewer, 'ADMIN', 'SERVICE')) return true;
  if (hasRole(viewer, 'MARKETER') && !lead.qualified) return true;
  if (!hasRole(viewer, 'MANAGER', 'REP')) return false;
  return lead.ownerId === viewer.id || (lead.teamId !== null && viewer.teamIds.includes(lead.teamId));
}

/**
 * Whether there is somebody to talk to, by the rule of leads (`Lead.hasPerson`): a lead is without a person when it is not an INDIVIDUAL, its
 * name is only its company's, and neither an e-mail address nor a job title is known.
 */
export function hasPerson({ kind, company }: Pick<LeadCopy, 'kind' | 'company'>, person: Person | null): boolean {
  if (person === null) return false;
  if (kind === 'INDIVIDUAL' || person.emails.length > 0 || person.jobTitle !== null) return true;
  return company === null || person.name === null || folded(person.name) !== folded(company);
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
