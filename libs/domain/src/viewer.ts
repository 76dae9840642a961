/** The roles of the firm, as tokens carry them. */
export const roles = ['ADMIN', 'MANAGER', 'REP', 'DELIVERY', 'MARKETER', 'ANALYST', 'SERVICE'] as const;
export type Role = (typeof roles)[number];

/** Who looks: the user, their roles and teams, and the scopes that follow from them. */
export interface Viewer {
  id: string;
  roles: Role[];
  teamIds: string[];
  scopes: ReadonlySet<string>;
}

/** Whether the viewer holds at least one of these roles. */
export const hasRole = (viewer: Viewer, ...wanted: Role[]): boolean => viewer.roles.some((role) => wanted.includes(role));

/** The id under which the platform itself acts where no user stands behind a change. */
export const systemId = '00000000-0000-4000-8000-000000000001';
