// as: apps/leads/src/common/money.ts
// breaks: leadline/file-name
/** A folder that anything fits in. */
export const assorted = 1;
