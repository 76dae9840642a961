// as: apps/leads/src/environment.ts
/** Read here, and nowhere else. */
export const port = Number(process.env.PORT);
