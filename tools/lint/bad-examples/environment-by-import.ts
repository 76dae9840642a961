// as: apps/leads/src/capture/an-example.ts
// breaks: no-restricted-imports
import { env } from 'node:process';

/** A setting that nobody checked. */
export const limit = Number(env.CAPTURE_LIMIT);
