// as: apps/leads/src/qualification/an-example.ts
// breaks: leadline/slice-boundary
import { captureLead } from '../capture/another-example.ts';

/** A slice that knows how its neighbour works. */
export const capture = captureLead;
