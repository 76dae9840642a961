// as: apps/leads/src/capture/capture-lead.ts
// breaks: leadline/exemption-reason
/* eslint-disable -- it is late */
export const anything: any = 1;
