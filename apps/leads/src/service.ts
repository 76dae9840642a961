import { type Clock, systemClock, type Viewer } from '@leadline/domain';
import { MemberTables1700000000100, memberCopyEntity, memberHandlers, teamCopyEntity } from '@leadline/members';
import type { ServiceDefinition } from '@leadline/subgraph';
import { assignmentResolvers } from './assignment/reassign-lead.resolver.ts';
import { browseResolvers } from './browse/browse-leads.resolver.ts';
import { captureResolvers } from './capture/capture-lead.resolver.ts';
import { closingResolvers } from './closing/close-lead.resolver.ts';
import { contactResolvers } from './contact/mark-lead-contacted.resolver.ts';
import { conversionEntity } from './conversion/conversion.entity.ts';
import { countOverdue } from './conversion/conversion-metrics.ts';
import { conversionReference } from './conversion/conversion.reference.ts';
import { conversionHandlers } from './converting/conversion-handlers.ts';
import { convertingResolvers } from './converting/converting.resolver.ts';
import { listConversionsResolvers } from './converting/list-conversions.resolver.ts';
import { deletionResolvers } from './deletion/delete-lead.resolver.ts';
import { repeatErasures } from './deletion/repeat-erasures.ts';
import { leadEntity } from './lead/lead.entity.ts';
import type { AnswerOfLead } from './lead/lead.ts';
import { leadReference } from './lead/lead.reference.ts';
import { seesPerson } from './lead/lead-visibility.ts';
import { loadersFor } from './loaders.ts';
import { CreateLeads1700000001000 } from './migrations/create-leads.ts';
import { FilterByValue1700000007000 } from './migrations/filter-by-value.ts';
import { OrderLeads1700000006000 } from './migrations/order-leads.ts';
import { nurtureResolvers } from './nurture/nurture-lead.resolver.ts';
import { policyEntity, policyVersionEntity } from './policy/policy.entity.ts';
import { policyResolvers } from './policy/policy.resolver.ts';
import { seedPolicy } from './policy/seed-policy.ts';
import { qualificationReference } from './qualification/qualification.reference.ts';
import { qualificationResolvers } from './qualification/qualification.resolver.ts';
import { recyclingHandlers } from './recycling/recycling-handlers.ts';
import type { Tools } from './tools.ts';
import { updateResolvers } from './update/update-lead.resolver.ts';

const daily = 86_400_000;

const resolvers = [
  ...[leadReference, conversionReference, qualificationReference, browseResolvers, listConversionsResolvers],
  ...[captureResolvers, updateResolvers, contactResolvers, nurtureResolvers, assignmentResolvers, closingResolvers, deletionResolvers],
  ...[policyResolvers, qualificationResolvers, convertingResolvers],
];

/** Leads: captured, qualified, converted with the other services, and nurtured again when a deal is lost. */
export const leadsService: ServiceDefinition<Tools> = {
  name: 'leads',
  folder: import.meta.dirname,
  entities: [leadEntity, conversionEntity, policyEntity, policyVersionEntity, memberCopyEntity, teamCopyEntity],
  migrations: [MemberTables1700000000100, CreateLeads1700000001000, OrderLeads1700000006000, FilterByValue1700000007000],
  resolvers,
  services: ({ unitOfWork, dataSource, logger }) => ({ unitOfWork, dataSource, logger, clock: systemClock satisfies Clock }),
  consumers: () => [
    { purpose: 'conversions', handlers: conversionHandlers },
    { purpose: 'recycling', handlers: recyclingHandlers, sideEffects: true },
    { purpose: 'members', handlers: memberHandlers },
  ],
  loaders: (_, context) => loadersFor(context),
  personalPolicy: {
    Lead: seesPerson,
    QualificationAnswer: (answer: AnswerOfLead, viewer: Viewer) => seesPerson(answer.lead, viewer),
  },
  seed: ({ dataSource, clock }) => seedPolicy(dataSource.manager, clock.now()),
  jobs: () => [
    { name: 'overdue-conversions', everyMs: 60_000, run: (tx) => countOverdue(tx.manager) },
    { name: 'erasures-again', everyMs: daily, run: repeatErasures },
  ],
};
