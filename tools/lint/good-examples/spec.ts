// as: libs/outbox/src/relay.int.spec.ts
import { fixedClock } from '@leadline/domain';

describe('Relay › when the broker is back', () => {
  it('publishes what waited', () => {
    expect(fixedClock(new Date(0)).now()).toEqual(new Date(0));
  });
});

export const unexplained = 1;
