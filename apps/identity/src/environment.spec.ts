import { readEnvironment } from './environment.ts';

const needed = { USERS_FILE: 'users.json', KEYS_FILE: 'keys.json' };

describe('Settings of the issuer', () => {
  it('when a variable is empty, as one that compose passes on from .env can be › counts as not given', () => {
    expect(readEnvironment({ ...needed, OTLP_ENDPOINT: '', SERVICE_CLIENT_SECRET: '' })).toEqual(readEnvironment(needed));
  });

  it('when settings are at fault › names every one of them', () => {
    expect(() => readEnvironment({ PORT: 'many', USERS_FILE: '' })).toThrow(/PORT: .*USERS_FILE: .*KEYS_FILE: /);
  });
});
