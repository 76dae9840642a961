import { inheritedEnvironment, stackSettings } from './environment.ts';

describe('Stack settings', () => {
  it('when a variable is empty › counts as not set', () => {
    expect(stackSettings({ DATABASE_URL: '', PORT: '4100' })).toEqual({ PORT: 4100 });
  });

  it('when the port is no number › names it', () => {
    expect(() => stackSettings({ PORT: 'many' })).toThrow(/PORT/);
  });

  it('when a child is started › gets the path but no credential', () => {
    expect(inheritedEnvironment({ PATH: '/bin', DATABASE_URL: 'postgres://secret', AWS_SECRET_ACCESS_KEY: 'secret' })).toEqual({
      PATH: '/bin',
    });
  });
});
