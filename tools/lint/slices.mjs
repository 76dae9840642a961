/**
 * The folders of each service, under `apps/<service>/src`, that its slices share: its aggregates first of all.
 * Every other folder of a service named here is a slice, and slices do not import each other.
 */
export const shared = {
  leads: ['lead', 'policy', 'conversion'],
  accounts: ['account', 'contact', 'matching'],
  opportunities: ['opportunity', 'pipeline', 'loss-reasons', 'accounts-copy'],
  projects: ['project', 'task', 'template', 'calendar', 'planning', 'deal'],
  cli: ['command', 'addresses', 'access'],
  directory: ['user', 'team', 'territory', 'work-calendar'],
};

/** Folders that use what slices offer, as the composition root does. */
export const composition = ['seed', 'testing'];

/** Folders that every slice may import: generated types, and test support (which other rules keep out of code). */
export const open = ['__generated__', 'testing'];
