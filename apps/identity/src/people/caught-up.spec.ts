import { caughtUp } from './caught-up.ts';

describe('Caught up', () => {
  it('when nothing is known of the topic › is false', () => {
    expect(caughtUp().isTrue()).toBe(false);
  });

  it('when the topic was empty › is true at once', () => {
    const progress = caughtUp();
    progress.expect(0, 0, 0);
    progress.expect(1, 7, 7);
    expect(progress.isTrue()).toBe(true);
  });

  it('when there is no topic yet › is true; when it comes with records › waits for them', () => {
    const progress = caughtUp();
    progress.expectNothing();
    expect(progress.isTrue()).toBe(true);
    progress.expect(0, 0, 1);
    expect(progress.isTrue()).toBe(false);
  });

  it('when records were there › is true once the last of them is read', () => {
    const progress = caughtUp();
    progress.expect(0, 0, 2);
    progress.expect(1, 0, 1);
    progress.reached(0, 2);
    expect(progress.isTrue()).toBe(false);
    progress.reached(1, 1);
    expect(progress.isTrue()).toBe(true);
  });
});
