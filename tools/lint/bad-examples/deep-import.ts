// as: apps/leads/src/capture/an-example.ts
// breaks: @nx/enforce-module-boundaries, no-restricted-imports
import { newId } from '@leadline/domain/src/identifiers.ts';

/** A package's file, reached past its index. */
export const mint = newId;
