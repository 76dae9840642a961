// as: apps/leads/src/migrations/0001-create-leads.ts
export const createLeads = { name: 'CreateLeads0001' };
