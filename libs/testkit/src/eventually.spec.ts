import { eventually } from './eventually.ts';

describe('Eventually', () => {
  it('when the condition comes true › returns what the probe returned', async () => {
    let calls = 0;
    const probe = () => {
      calls += 1;
      if (calls < 3) throw new Error('not yet');
      return calls;
    };
    expect(await eventually(probe)).toBe(3);
  });

  it('when it never does › fails with the last error', async () => {
    const attempt = eventually(() => Promise.reject(new Error('still 4 of 5')), { withinMs: 60, message: 'All five should be there' });
    await expect(attempt).rejects.toThrow('All five should be there within 60 ms; at last: still 4 of 5');
  });
});
