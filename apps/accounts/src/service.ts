import { MemberTables1700000000100, memberCopyEntity, memberHandlers, teamCopyEntity } from '@leadline/members';
import type { ServiceDefinition } from '@leadline/subgraph';
import { accountEntity } from './account/account.entity.ts';
import { accountPersonalPolicy, accountReference } from './account/account.reference.ts';
import { browseAccounts } from './browse/browse-accounts.resolver.ts';
import { browseContacts } from './browse/browse-contacts.resolver.ts';
import { contactEntity } from './contact/contact.entity.ts';
import { contactPersonalPolicy, contactReference } from './contact/contact.reference.ts';
import { relationshipEntity } from './contact/relationship.entity.ts';
import { leadMatchEntity } from './conversion/lead-match.entity.ts';
import { onLeadConversionRequested } from './conversion/on-lead-conversion-requested.consumer.ts';
import { deliveryHandlers } from './delivery-access/delivery-access.consumer.ts';
import { deliveryProjectEntity, deliveryTaskEntity } from './delivery-access/delivery-project.entity.ts';
import { accountDealEntity } from './lifecycle/account-deal.entity.ts';
import { onOpportunityReopened, onOpportunityWon } from './lifecycle/on-opportunity-won.consumer.ts';
import { retireCustomers } from './lifecycle/retire-customers.ts';
import { linkingResolvers } from './linking/link-contact.resolver.ts';
import { loadersFor } from './loaders.ts';
import { matchKeyEntity } from './matching/match-key.entity.ts';
import { CreateAccounts1700000003000 } from './migrations/create-accounts.ts';
import { OrderAccounts1700000007000 } from './migrations/order-accounts.ts';
import { creationResolvers } from './opening/create-records.resolver.ts';
import { previewResolvers } from './preview/conversion-preview.resolver.ts';
import { leadCopyHandlers } from './preview/lead-copy.consumer.ts';
import { leadCopyEntity } from './preview/lead-copy.entity.ts';
import type { Services } from './services.ts';
import { upkeepResolvers } from './upkeep/change-records.resolver.ts';

const hourly = 3_600_000;

const entities = [
  ...[accountEntity, contactEntity, relationshipEntity, matchKeyEntity, leadMatchEntity, leadCopyEntity],
  ...[accountDealEntity, deliveryProjectEntity, deliveryTaskEntity, memberCopyEntity, teamCopyEntity],
];

const resolvers = [
  ...[accountReference, contactReference, browseAccounts, browseContacts],
  ...[creationResolvers, upkeepResolvers, linkingResolvers, previewResolvers],
];

/** Accounts: organisations and individuals, their contacts, and what leads become. */
export const accountsService = ({ formerCustomerAfterMonths = 24 } = {}): ServiceDefinition<Services> => ({
  name: 'accounts',
  folder: import.meta.dirname,
  entities,
  migrations: [MemberTables1700000000100, CreateAccounts1700000003000, OrderAccounts1700000007000],
  resolvers,
  services: ({ unitOfWork, dataSource, logger }) => ({ unitOfWork, dataSource, logger }),
  consumers: () => [
    { purpose: 'conversions', handlers: [onLeadConversionRequested], oftenWaits: true },
    { purpose: 'leads-copy', handlers: leadCopyHandlers },
    // Deals and projects of one account lock its row.
    { purpose: 'lifecycle', handlers: [onOpportunityWon, onOpportunityReopened, ...deliveryHandlers], eventsPerTransaction: 1 },
    { purpose: 'members', handlers: memberHandlers },
  ],
  personalCopies: ['lead'],
  loaders: (_, context) => loadersFor(context),
  personalPolicy: { ...accountPersonalPolicy, ...contactPersonalPolicy },
  jobs: () => [{ name: 'former-customers', everyMs: hourly, run: retireCustomers(formerCustomerAfterMonths) }],
});
