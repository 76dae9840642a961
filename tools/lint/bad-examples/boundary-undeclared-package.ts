// as: apps/leads/src/capture/an-example.ts
// breaks: @nx/enforce-module-boundaries
import { pino } from 'pino';

/** A package that another one happens to bring. */
export const log = pino();
