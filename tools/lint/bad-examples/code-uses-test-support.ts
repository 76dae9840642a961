// as: apps/leads/src/capture/an-example.ts
// breaks: no-restricted-imports
import { aLead } from '../testing/a-lead.ts';

/** Production code on test support. */
export const lead = aLead;
