import { readOptions, stageNames } from './options.ts';

describe('The options of npm test', () => {
  it('when none are given › mean everything', () => {
    expect(readOptions([])).toEqual({ stages: stageNames, projects: [] });
  });

  it('name stages and projects, and stages run in their own order', () => {
    expect(readOptions(['--only', 'int,unit', '--project', 'leads,accounts'])).toEqual({
      stages: ['unit', 'int'],
      projects: ['leads', 'accounts'],
    });
  });

  it('when a stage does not exist › are refused with the stages there are', () => {
    expect(() => readOptions(['--only', 'units'])).toThrow('There is no stage units; the stages are types, compose');
  });

  it('when an option does not exist › are refused', () => {
    expect(() => readOptions(['--fast'])).toThrow('--fast');
  });
});
