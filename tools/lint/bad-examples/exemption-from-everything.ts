// as: apps/leads/src/capture/an-example.ts
// breaks: leadline/exemption-reason
/* eslint-disable -- it is late */
export const anything: any = 1;
