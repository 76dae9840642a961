// as: apps/leads/src/capture/lead-utils.ts
// breaks: leadline/file-name
/** Things that found no better place. */
export const assorted = 1;
