// as: apps/leads/src/capture/an-example.ts
// breaks: @typescript-eslint/no-explicit-any
/** Takes anything. */
export const take = (input: any): string => String(input);
