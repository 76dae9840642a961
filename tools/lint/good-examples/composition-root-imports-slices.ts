// as: apps/leads/src/service.ts
import { captureLead } from './capture/capture-lead.ts';
import { qualifyLead } from './qualification/qualify-lead.ts';

/** The composition root knows every slice. */
export const useCases = { captureLead, qualifyLead };
