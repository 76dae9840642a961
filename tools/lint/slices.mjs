/**
 * The aggregate folders of each service, under `apps/<service>/src`: what its slices share.
 * Every other folder there is a slice, and slices do not import each other.
 */
export const aggregates = {
  leads: ['lead', 'conversion', 'policy'],
  accounts: ['account', 'contact'],
  opportunities: ['opportunity', 'pipeline'],
  projects: ['project'],
  directory: ['user', 'team'],
};
