// as: apps/leads/src/capture/an-example.spec.ts
// breaks: no-restricted-syntax
describe('Lead › capture', () => {
  it.only('runs alone', () => {
    expect(1).toBe(1);
  });
});
