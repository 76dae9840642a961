// as: apps/leads/src/capture/an-example.service.ts
// breaks: leadline/file-name
/** A layer by another name. */
export const capture = 1;
