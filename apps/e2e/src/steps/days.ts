const dayMs = 86_400_000;

/** The day so many days from now, `YYYY-MM-DD`. */
export const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
