// as: apps/leads/src/capture/an-example.int.spec.ts
import { eventually } from '@leadline/testkit';

describe('Lead › capture', () => {
  it('is seen by the next reader', async () => {
    await expect(eventually(() => 1)).resolves.toBe(1);
  });
});
