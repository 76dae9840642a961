import { randomUUID } from 'node:crypto';
import type { RefusedRequest } from './refused-request.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const v5 = '74738ff5-5367-5958-9aee-98fffdcd1876';
const named = { name: 'Nora Baker' };

/** Ids that lead nowhere, or are none. */
export const badIds: RefusedRequest[] = [
  {
    ...{ fault: 'a lead that does not exist', mutation: 'updateLead', code: 'NOT_FOUND', rule: 'RecordExists', field: 'id' },
    input: () => ({ leadId: randomUUID(), note: 'x' }),
  },
  {
    ...{
      fault: 'an account that does not exist',
      mutation: 'openOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'AccountMustExist',
      field: 'accountId',
    },
    input: () => ({ accountId: randomUUID() }),
  },
  {
    ...{
      fault: 'an owner who does not exist',
      mutation: 'reassignLead',
      code: 'BAD_USER_INPUT',
      rule: 'OwnerMustBeAnActiveUser',
      field: 'ownerId',
    },
    input: ({ lead }) => ({ leadId: lead, ownerId: randomUUID() }),
  },
  {
    ...{
      fault: 'a task that does not exist',
      mutation: 'completeTask',
      as: 'delivery',
      code: 'NOT_FOUND',
      rule: 'TaskMustExist',
      field: 'taskId',
    },
    input: () => ({ taskId: randomUUID() }),
  },
  {
    ...{ fault: 'an id that is none', mutation: 'updateLead', code: 'BAD_USER_INPUT', rule: 'NotAnId', field: 'leadId' },
    input: () => ({ leadId: 'the first one', note: 'x' }),
  },
  {
    ...{
      fault: 'an id of the kind that processes derive',
      mutation: 'captureLead',
      code: 'BAD_USER_INPUT',
      rule: 'NotAClientId',
      field: 'id',
    },
    input: () => ({ id: v5, ...named }),
  },
  {
    ...{ fault: 'an id that is taken by another’s record', mutation: 'captureLead', code: 'CONFLICT', rule: 'IdIsNew', field: 'id' },
    input: ({ remysLead }) => ({ id: remysLead, ...named }),
  },
];

/** Values that are not what the field takes. */
export const badValues: RefusedRequest[] = [
  {
    ...{
      fault: 'a word that the list does not have',
      mutation: 'captureLead',
      code: 'BAD_USER_INPUT',
      rule: 'InputDoesNotFitTheSchema',
      field: 'input.temperature',
    },
    input: () => ({ ...named, temperature: 'LUKEWARM' }),
  },
  {
    ...{
      fault: 'a field that does not exist',
      mutation: 'captureLead',
      code: 'BAD_USER_INPUT',
      rule: 'InputDoesNotFitTheSchema',
      field: 'input',
    },
    input: () => ({ ...named, shoeSize: 43 }),
  },
  {
    ...{ fault: 'a name that is too long', mutation: 'captureLead', code: 'BAD_USER_INPUT', rule: 'TooLong', field: 'name' },
    input: () => ({ name: 'x'.repeat(201) }),
  },
  {
    ...{ fault: 'a name of blanks', mutation: 'captureLead', code: 'BAD_USER_INPUT', rule: 'TooShort', field: 'name' },
    input: () => ({ name: '   ' }),
  },
  {
    ...{
      fault: 'an amount below zero',
      mutation: 'updateOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'NegativeAmount',
      field: 'amount.amount',
    },
    input: ({ deal }) => ({ id: deal, amount: eur('-1') }),
  },
  {
    ...{
      fault: 'an e-mail address in a place for a code',
      mutation: 'updateOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'WrongFormat',
      field: 'productCode',
    },
    input: ({ deal }) => ({ id: deal, productCode: 'nora@acme.example' }),
  },
  {
    ...{
      fault: 'an amount with five decimals',
      mutation: 'updateOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'InputDoesNotFitTheSchema',
      field: 'input.amount.amount',
    },
    input: ({ deal }) => ({ id: deal, amount: eur('1.00001') }),
  },
  {
    ...{
      fault: 'a currency that does not exist',
      mutation: 'updateOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'InputDoesNotFitTheSchema',
      field: 'input.amount.currency',
    },
    input: ({ deal }) => ({ id: deal, amount: { amount: '1', currency: 'EUX' } }),
  },
  {
    ...{
      fault: 'a day that does not exist',
      mutation: 'updateOpportunity',
      code: 'BAD_USER_INPUT',
      rule: 'InputDoesNotFitTheSchema',
      field: 'input.expectedCloseOn',
    },
    input: ({ deal }) => ({ id: deal, expectedCloseOn: '2027-02-30' }),
  },
];
