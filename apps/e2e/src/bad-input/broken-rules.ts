import { randomUUID } from 'node:crypto';
import { inDays } from '../steps/days.ts';
import { remy } from '../steps/people.ts';
import type { RefusedRequest } from './refused-request.ts';

const named = { name: 'Nora Baker' };

const template = (...dependencies: [string, string[]][]) => ({
  ...{ id: randomUUID(), code: `t-${randomUUID().slice(0, 8)}`, title: 'T', milestones: [{ code: 'm', title: 'M' }] },
  tasks: dependencies.map(([code, dependsOn]) => ({ code, title: code, milestone: 'm', dependsOn })),
});

/** What the rules of the business refuse. */
export const brokenRules: RefusedRequest[] = [
  {
    ...{
      fault: 'a past close date when a deal is opened',
      mutation: 'openOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'OpenDealCannotCloseInThePast',
      field: 'expectedCloseOn',
    },
    input: ({ account }) => ({ accountId: account, expectedCloseOn: inDays(-1) }),
  },
  {
    ...{
      fault: 'a past close date on an open deal',
      mutation: 'updateOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'OpenDealCannotCloseInThePast',
      field: 'expectedCloseOn',
    },
    input: ({ deal }) => ({ id: deal, expectedCloseOn: inDays(-1) }),
  },
  {
    ...{
      fault: 'tasks that wait for each other',
      mutation: 'configureDeliveryTemplate',
      as: 'admin',
      code: 'BAD_USER_INPUT',
      rule: 'TemplateCannotHaveACycle',
      field: 'dependsOn',
    },
    input: () => template(['a', ['c']], ['b', ['a']], ['c', ['b']]),
  },
  {
    ...{
      fault: 'a version that has moved on',
      mutation: 'updateLead',
      code: 'STALE_VERSION',
      rule: 'VersionIsCurrent',
      field: 'expectedVersion',
    },
    input: ({ lead }) => ({ leadId: lead, expectedVersion: 99, note: 'x' }),
  },
  {
    ...{
      fault: 'a loss for a reason that is not on the list',
      mutation: 'loseOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'LossReasonMustBeOnTheList',
      field: 'reason',
    },
    input: ({ deal }) => ({ id: deal, reason: 'bad-luck' }),
  },
  {
    ...{
      fault: 'a win that lies in the future',
      mutation: 'winOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'DealMustBeClosedBetweenOpeningAndToday',
      field: 'closedOn',
    },
    input: ({ deal }) => ({ id: deal, closedOn: inDays(2) }),
  },
  {
    ...{
      fault: 'a conversion of a lead that is not qualified',
      mutation: 'convertLead',
      code: 'RULE_BROKEN',
      rule: 'LeadCannotGoFromNewToConverted',
      field: 'status',
    },
    input: ({ lead }) => ({ leadId: lead }),
  },
];

/** Who may not. */
export const wrongPeople: RefusedRequest[] = [
  {
    ...{ fault: 'a rep who configures pipelines', mutation: 'configureLossReasons', code: 'FORBIDDEN', rule: 'ScopeNeeded' },
    input: () => ({ expectedVersion: 1, reasons: [{ code: 'x', title: 'X' }] }),
  },
  {
    ...{ fault: 'an analyst who captures a lead', mutation: 'captureLead', as: 'analyst', code: 'FORBIDDEN', rule: 'ScopeNeeded' },
    input: () => named,
  },
  {
    ...{ fault: 'delivery that wins a deal', mutation: 'winOpportunity', as: 'delivery', code: 'FORBIDDEN', rule: 'ScopeNeeded' },
    input: ({ deal }) => ({ id: deal }),
  },
  {
    ...{ fault: 'a machine without the scope', mutation: 'captureLead', code: 'FORBIDDEN', rule: 'ScopeNeeded' },
    as: { sub: randomUUID(), roles: ['SERVICE'], scope: 'leads:read' },
    input: () => named,
  },
  {
    ...{ fault: 'a record of a foreign team', mutation: 'updateLead', code: 'NOT_FOUND', rule: 'RecordExists', field: 'id' },
    input: ({ remysLead }) => ({ leadId: remysLead, note: 'x' }),
  },
  {
    ...{
      fault: 'a deal on an account of a foreign team',
      mutation: 'openOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'AccountMustExist',
      field: 'accountId',
    },
    input: ({ remysAccount }) => ({ accountId: remysAccount }),
  },
  {
    ...{
      fault: 'a deal with a contact of a foreign team',
      mutation: 'openOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'ContactMustExist',
      field: 'contactId',
    },
    input: ({ account, remysContact }) => ({ accountId: account, contactId: remysContact }),
  },
  {
    ...{
      fault: 'a deal that is given a contact of a foreign team',
      mutation: 'updateOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'ContactMustExist',
      field: 'contactId',
    },
    input: ({ deal, remysContact }) => ({ id: deal, contactId: remysContact }),
  },
  {
    ...{
      fault: 'a colleague’s record, seen but not one’s own',
      mutation: 'updateLead',
      code: 'FORBIDDEN',
      rule: 'RecordIsYoursToChange',
      field: 'id',
    },
    input: ({ mayasLead }) => ({ leadId: mayasLead, note: 'x' }),
  },
  {
    ...{
      fault: 'a rep who gives a lead to another team’s member',
      mutation: 'captureLead',
      code: 'FORBIDDEN',
      rule: 'RecordsAreGivenWithinYourTeams',
      field: 'ownerId',
    },
    input: () => ({ ...named, ownerId: remy }),
  },
];
