import type { Role } from '@leadline/domain';

/** Every scope that a field of the graph may ask for. */
export const scopes = [
  'leads:read',
  'leads:capture',
  'leads:write',
  'leads:qualify',
  'leads:convert',
  'leads:delete',
  'leads:configure',
  'accounts:read',
  'accounts:write',
  'opportunities:read',
  'opportunities:write',
  'opportunities:configure',
  'projects:read',
  'projects:work',
  'projects:configure',
  'directory:read',
  'directory:configure',
  'insights:read',
] as const;
export type Scope = (typeof scopes)[number];

/**
 * What each role may ask the graph for; which records it then meets is decided by the record rules of each entity.
 * A service holds only what its token's scope claim grants.
 */
export const roleScopes: Record<Role, readonly Scope[]> = {
  ADMIN: scopes,
  MANAGER: [
    'leads:read',
    'leads:capture',
    'leads:write',
    'leads:qualify',
    'leads:convert',
    'leads:delete',
    'accounts:read',
    'accounts:write',
    'opportunities:read',
    'opportunities:write',
    'projects:read',
    'projects:work',
    'directory:read',
    'insights:read',
  ],
  REP: [
    'leads:read',
    'leads:capture',
    'leads:write',
    'leads:qualify',
    'leads:convert',
    'leads:delete',
    'accounts:read',
    'accounts:write',
    'opportunities:read',
    'opportunities:write',
    'projects:read',
    'directory:read',
  ],
  DELIVERY: ['projects:read', 'projects:work', 'accounts:read', 'opportunities:read', 'directory:read'],
  MARKETER: ['leads:read', 'leads:capture', 'leads:write', 'leads:delete', 'directory:read', 'insights:read'],
  ANALYST: ['leads:read', 'accounts:read', 'opportunities:read', 'projects:read', 'directory:read', 'insights:read'],
  SERVICE: [],
};
