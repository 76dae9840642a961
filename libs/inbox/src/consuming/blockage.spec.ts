import { soon } from './backoff.ts';
import { Blockage } from './blockage.ts';
import type { Verdict } from './judge-failure.ts';

const fault = { kind: 'unexpected-error', detail: 'TypeError' } as const;
const transient: Verdict = { kind: 'transient', pace: soon };
const unexpected: Verdict = { kind: 'unexpected', pace: soon, fault };

function blockage() {
  const clock = { now: 0 };
  return {
    clock,
    blocked: new Blockage(
      () => clock.now,
      () => 0.5,
    ),
  };
}

describe('Blocked partition › after a failed attempt', () => {
  it('when the failure is transient › waits ever longer and never gives up', () => {
    const { blocked } = blockage();
    const fates = Array.from({ length: 100 }, () => blocked.failed('7', transient));
    expect(fates.slice(0, 3)).toEqual([{ waitMs: 5 }, { waitMs: 10 }, { waitMs: 20 }]);
    expect(fates.at(-1)).toEqual({ waitMs: 1000 });
  });

  it('when the failure is permanent › gives up at once', () => {
    expect(blockage().blocked.failed('7', { kind: 'permanent', fault })).toEqual({ fault });
  });

  it('when the failure is unexpected › gives up at the fifth', () => {
    const { blocked } = blockage();
    const fates = Array.from({ length: 5 }, () => blocked.failed('7', unexpected));
    expect(fates.map((fate) => 'fault' in fate)).toEqual([false, false, false, false, true]);
  });

  it('when it has waited long before it fails unexpectedly › still has five unexpected failures', () => {
    const { blocked } = blockage();
    for (let attempt = 0; attempt < 100; attempt += 1) blocked.failed('7', transient);
    const fates = Array.from({ length: 5 }, () => blocked.failed('7', unexpected));
    expect(fates.map((fate) => 'fault' in fate)).toEqual([false, false, false, false, true]);
  });

  it('when another record fails › counts from one again', () => {
    const { blocked } = blockage();
    for (let attempt = 0; attempt < 4; attempt += 1) blocked.failed('7', unexpected);
    expect(blocked.failed('8', unexpected)).toEqual({ waitMs: 5 });
  });

  it('when asked › says for how long it has been blocked, and 0 once it is clear', () => {
    const { blocked, clock } = blockage();
    blocked.failed('7', transient);
    clock.now = 2500;
    blocked.failed('7', transient);
    expect(blocked.seconds()).toBe(2.5);
    blocked.clear();
    expect(blocked.seconds()).toBe(0);
  });

  it('when the first attempt does not end › says since when it has been in hand', () => {
    const { blocked, clock } = blockage();
    blocked.begun();
    clock.now = 90_000;
    expect(blocked.seconds()).toBe(90);
    blocked.failed('7', transient);
    expect(blocked.seconds()).toBe(90);
  });
});
