import { oneOf } from './strings.ts';

/** The closed word lists that several events share. */
export const leadStatus = () => oneOf('NEW', 'CONTACTED', 'NURTURING', 'QUALIFIED', 'CONVERTED', 'DISQUALIFIED', 'ARCHIVED');
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
export const leadDirection = () => oneOf('INBOUND', 'OUTBOUND');
export const temperature = () => oneOf('COLD', 'WARM', 'HOT');
export const partyKind = () => oneOf('UNKNOWN', 'INDIVIDUAL', 'ORGANIZATION');
export const buyingRole = () => oneOf('DECISION_MAKER', 'INFLUENCER', 'ADVISOR', 'USER', 'UNKNOWN');
export const stageKind = () => oneOf('OPEN', 'WON', 'LOST');
export const forecastCategory = () => oneOf('OMITTED', 'PIPELINE', 'BEST_CASE', 'COMMIT', 'CLOSED');
export const accountLifecycle = () => oneOf('PROSPECT', 'CUSTOMER', 'FORMER_CUSTOMER');
export const accountRelationship = () => oneOf('CUSTOMER', 'SUPPLIER', 'CONTRACTOR', 'PARTNER', 'COMPETITOR', 'OTHER');
export const contactRelationship = () => oneOf('EMPLOYEE', 'ADVISOR', 'SUPPLIER', 'COLLEAGUE', 'PARTNER', 'OTHER');
export const taskState = () => oneOf('BLOCKED', 'READY', 'IN_PROGRESS', 'DONE', 'CANCELLED');
export const role = () => oneOf('ADMIN', 'MANAGER', 'REP', 'DELIVERY', 'MARKETER', 'ANALYST', 'SERVICE');
