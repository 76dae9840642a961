import { Alarm } from './alarm.ts';

const aDay = 86_400_000;

describe('Alarm', () => {
  it('ends the sleep when it rings', async () => {
    const alarm = new Alarm();
    const slept = alarm.sleep(aDay);
    alarm.ring();
    await expect(slept).resolves.toBeUndefined();
  });

  it('keeps a ring while nobody sleeps for the next sleep', async () => {
    const alarm = new Alarm();
    alarm.ring();
    alarm.ring();
    await expect(alarm.sleep(aDay)).resolves.toBeUndefined();
  });

  it('ends the sleep by itself when the time is over', async () => {
    await expect(new Alarm().sleep(1)).resolves.toBeUndefined();
  });
});
