// as: apps/leads/src/capture/an-example.ts
// breaks: @nx/enforce-module-boundaries
import { newId } from '../../../../libs/domain/src/identifiers.ts';

/** A library's file, reached around its package. */
export const mint = newId;
