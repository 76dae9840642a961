// as: apps/leads/src/capture/capture-lead.ts
// breaks: @typescript-eslint/no-explicit-any
/** Takes anything. */
export const take = (input: any): string => String(input);
