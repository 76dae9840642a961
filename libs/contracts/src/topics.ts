/** The topics of facts and of the conversion process: one per aggregate type, keyed by the aggregate's id, kept for ever. */
export const topics = ['leads', 'conversions', 'accounts', 'contacts', 'opportunities', 'projects', 'directory', 'activities'] as const;
export type Topic = (typeof topics)[number];

/** The compacted topic of personal details, keyed by record id. */
export const personalTopic = 'personal';
