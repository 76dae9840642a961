// as: apps/leads/src/capture/an-example.spec.ts
// breaks: no-restricted-syntax
describe('Lead › capture', () => {
  xit('does not run', () => {
    expect(1).toBe(1);
  });
});
