/** The closed word lists of a lead, as clients and events write them. */
export const leadStatuses = ['NEW', 'CONTACTED', 'NURTURING', 'QUALIFIED', 'CONVERTED', 'DISQUALIFIED', 'ARCHIVED'] as const;
export type LeadStatus = (typeof leadStatuses)[number];

/** Where leads come from. */
export const leadSources = [
  'WEBSITE',
  'NEWSLETTER',
  'BLOG',
  'COLD_EMAIL_REPLY',
  'SOCIAL_MEDIA',
  'RESEARCH',
  'REFERRAL',
  'PAID_MARKETING',
  'EVENT',
  'PHONE',
  'THIRD_PARTY',
  'IMPORT',
  'RECYCLED',
  'OTHER',
] as const;
export type LeadSource = (typeof leadSources)[number];

/** Who made the first move. */
export const leadDirections = ['INBOUND', 'OUTBOUND'] as const;
export type LeadDirection = (typeof leadDirections)[number];

/** How interested a lead seems. */
export const temperatures = ['COLD', 'WARM', 'HOT'] as const;
export type Temperature = (typeof temperatures)[number];

/** What a lead is. */
export const partyKinds = ['UNKNOWN', 'INDIVIDUAL', 'ORGANIZATION'] as const;
export type PartyKind = (typeof partyKinds)[number];

/** A person's part in buying. */
export const buyingRoles = ['DECISION_MAKER', 'INFLUENCER', 'ADVISOR', 'USER', 'UNKNOWN'] as const;
export type BuyingRole = (typeof buyingRoles)[number];

/** The ways to reach somebody. */
export const contactChannels = ['EMAIL', 'PHONE', 'TEXT', 'VIDEO', 'MEETING', 'SOCIAL', 'MAIL'] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** Where a criterion stands. */
export const criterionStates = ['UNKNOWN', 'MET', 'NOT_MET'] as const;
export type CriterionState = (typeof criterionStates)[number];
