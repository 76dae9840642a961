// as: apps/leads/src/capture/an-example.ts
// breaks: @nx/enforce-module-boundaries
import type { Account } from '@leadline/accounts';

/** The account of a lead, taken from another service's code. */
export type LeadAccount = Pick<Account, 'id'>;
