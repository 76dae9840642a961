import { doctor } from '../operators/doctor.ts';
import { stackUnderTest } from '../stack/environment.ts';
import { kill, start } from '../stack/parts.ts';

describe('While a service is down', () => {
  beforeAll(() => kill('projects'));
  afterAll(() => start('projects'), 60_000);

  it('leadline doctor › says which, and what to do, exit code 1', async () => {
    const { exitCode, data } = await doctor();
    const remedy = `Its log is ${stackUnderTest().folder}/logs/projects.log; npm start starts it anew.`;
    expect(data.findings.filter(({ ok }) => !ok)).toEqual([
      expect.objectContaining({ about: 'projects', remedy }),
      expect.objectContaining({ about: 'graph projects', remedy: expect.stringContaining('If the service itself is well') }),
    ]);
    expect(exitCode).toBe(1);
  });
});
