// The people and teams that every local stack starts with: infra/identity/users.json.

/** The team of Maya, Rosa and Dana. */
export const north = '20000000-0000-4000-8000-000000000001';

/** The team of Remy. */
export const south = '20000000-0000-4000-8000-000000000002';

/** The manager of the team North, user name `manager`. */
export const maya = '10000000-0000-4000-8000-000000000002';

/** A rep of the team North, user name `rep`. */
export const rosa = '10000000-0000-4000-8000-000000000003';

/** A rep of the team South, user name `rep2`. */
export const remy = '10000000-0000-4000-8000-000000000004';

/** Of delivery, in the team North, user name `delivery`. */
export const dana = '10000000-0000-4000-8000-000000000005';
