// as: apps/leads/src/lead/an-example.ts
// breaks: leadline/slice-boundary
export type { CaptureLead } from '../capture/another-example.ts';
