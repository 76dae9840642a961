// as: apps/leads/src/qualification/an-example.ts
import { newId } from '@leadline/domain';
import type { Lead } from '../lead/another-example.ts';
import type { Services } from '../service.ts';
import { policyOf } from './policy/policy.ts';

/** A slice that imports its aggregate, the root of its service, its own folder and a library's index. */
export const qualifyLead = (services: Services, lead: Lead): string => `${policyOf(services, lead)} ${newId()}`;
