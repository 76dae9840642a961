/** The closed word lists of accounts and contacts. */
export const accountKinds = ['INDIVIDUAL', 'ORGANIZATION'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** What the firm may have to do with an account. */
export const accountRelationships = ['CUSTOMER', 'SUPPLIER', 'CONTRACTOR', 'PARTNER', 'COMPETITOR', 'OTHER'] as const;
export type AccountRelationship = (typeof accountRelationships)[number];

/** What a contact is to an account. */
export const contactRelationships = ['EMPLOYEE', 'ADVISOR', 'SUPPLIER', 'COLLEAGUE', 'PARTNER', 'OTHER'] as const;
export type ContactRelationship = (typeof contactRelationships)[number];

/** How far the relationship has come. */
export const accountLifecycles = ['PROSPECT', 'CUSTOMER', 'FORMER_CUSTOMER'] as const;
export type AccountLifecycle = (typeof accountLifecycles)[number];

/** A list of words as SQL writes it. */
export const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
