// as: libs/contracts/src/leads/lead-captured.ts
// breaks: @nx/enforce-module-boundaries
import { newId } from '@leadline/domain';

/** A contract that needs our code to be read. */
export const example = { leadId: newId() };
