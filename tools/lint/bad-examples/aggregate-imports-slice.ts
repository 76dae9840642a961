// as: apps/leads/src/lead/lead.ts
// breaks: leadline/slice-boundary
export type { CaptureLead } from '../capture/capture-lead.ts';
