import { type Actor, refuse } from '@leadline/domain';
import { fingerprint, type Outcome } from '@leadline/postgres';
import type { Refused } from '../lead/lead-status.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';
import { attemptAgain } from './attempt-again.ts';
import type { ConversionOptions } from '../conversion/conversion-options.ts';
import type { Conversion } from '../conversion/conversion.ts';

/** What somebody chose: an existing record or a new one, for the account, the contact or both. */
export interface ConversionChoice {
  accountId?: string | null;
  createAccount?: boolean | null;
  contactId?: string | null;
  createContact?: boolean | null;
}

/** A choice for the conversion of a lead that waits for one. */
export interface ResolveConversion extends ConversionChoice {
  leadId: string;
  /** What to ask for differently besides the choice; what is absent stays as it was asked. */
  options?: ConversionOptions | null;
  expectedVersion?: number | null;
  requestKey?: string | null;
}

/** The refusal of a choice for a conversion that waits for none, or of no choice at all; undefined when it settles one. */
export function refuseChoice({ state }: Conversion, choice: ConversionChoice): Refused | undefined {
  if (state !== 'AWAITING_CHOICE') {
    return refuse('OnlyWaitingConversionsAreResolved', {
      message: `This conversion is ${state}; it does not wait for a choice.`,
      details: { state },
    });
  }
  const { accountId, createAccount, contactId, createContact } = choice;
  if (accountId || createAccount || contactId || createContact) return undefined;
  return refuse('ResolvingNeedsAChoice', {
    message: 'Choose an account (`accountId` or `createAccount: true`), a contact (`contactId` or `createContact: true`), or both.',
    field: 'accountId',
    code: 'BAD_USER_INPUT',
  });
}

/** The use case: the next attempt of the same conversion, with the choice that somebody made. */
export const resolveConversion =
  (tools: Tools) =>
  (command: ResolveConversion, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId, options, accountId, createAccount, contactId, createContact } = command;
    const choice = { accountId, createAccount, contactId, createContact };
    return attemptAgain(tools, {
      name: 'resolveConversion',
      command,
      actor,
      options: { ...options, ...choice },
      fingerprint: fingerprint('resolveConversion', { leadId, ...choice, options }),
      refuse: (conversion) => refuseChoice(conversion, choice),
    });
  };
