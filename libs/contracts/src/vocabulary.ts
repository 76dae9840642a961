import { oneOf } from './strings.ts';

/** How far a lead has come. */
export const leadStatus = () => oneOf('NEW', 'CONTACTED', 'NURTURING', 'QUALIFIED', 'CONVERTED', 'DISQUALIFIED', 'ARCHIVED');
/** Where a lead came from. */
export const leadSource = () =>
  oneOf(
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
  );
/** Who sought whom. */
export const leadDirection = () => oneOf('INBOUND', 'OUTBOUND');
/** How warm a lead is. */
export const temperature = () => oneOf('COLD', 'WARM', 'HOT');
/** Whether a lead is one person or an organisation. */
export const partyKind = () => oneOf('UNKNOWN', 'INDIVIDUAL', 'ORGANIZATION');
/** The part that a person plays in the decision to buy. */
export const buyingRole = () => oneOf('DECISION_MAKER', 'INFLUENCER', 'ADVISOR', 'USER', 'UNKNOWN');
/** Whether a deal is open, won or lost. */
export const stageKind = () => oneOf('OPEN', 'WON', 'LOST');
/** How the forecast counts a deal. */
export const forecastCategory = () => oneOf('OMITTED', 'PIPELINE', 'BEST_CASE', 'COMMIT', 'CLOSED');
/** How far the relationship with an account has come. */
export const accountLifecycle = () => oneOf('PROSPECT', 'CUSTOMER', 'FORMER_CUSTOMER');
/** What an account is to the firm. */
export const accountRelationship = () => oneOf('CUSTOMER', 'SUPPLIER', 'CONTRACTOR', 'PARTNER', 'COMPETITOR', 'OTHER');
/** What a contact is to an account. */
export const contactRelationship = () => oneOf('EMPLOYEE', 'ADVISOR', 'SUPPLIER', 'COLLEAGUE', 'PARTNER', 'OTHER');
/** How far a task is. */
export const taskState = () => oneOf('BLOCKED', 'READY', 'IN_PROGRESS', 'DONE', 'CANCELLED');
/** What a user may do, by the table of roles. */
export const role = () => oneOf('ADMIN', 'MANAGER', 'REP', 'DELIVERY', 'MARKETER', 'ANALYST', 'SERVICE');
