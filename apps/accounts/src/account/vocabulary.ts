/** The closed word lists of accounts and contacts. */
export const accountKinds = ['INDIVIDUAL', 'ORGANIZATION'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** What the firm may have to do with an account. */
export const accountRelationships = ['CUSTOMER', 'SUPPLIER', 'CONTRACTOR', 'PARTNER', 'COMPETITOR', 'OTHER'] as const;
export type AccountRelationship = (typeof accountRelationships)[number];

/** How far the relationship has come. */
export const accountLifecycles = ['PROSPECT', 'CUSTOMER', 'FORMER_CUSTOMER'] as const;
export type AccountLifecycle = (typeof accountLifecycles)[number];
