export { type Ownership, activeUser, checkOwner } from './check-owner.ts';
export { type MemberCopy, type TeamCopy, memberCopyEntity, teamCopyEntity } from './member-copy.ts';
export { memberHandlers } from './member-handlers.ts';
export { MemberTables1700000000100 } from './member-tables.ts';
export { requesterOf } from './requester.ts';
