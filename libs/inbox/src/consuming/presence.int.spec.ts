import { brokerLine } from '../testing/broker-line.ts';
import { eventually } from '../testing/eventually.ts';
import { type Rig, openRig } from '../testing/rig.ts';
import { inboxMetrics } from './inbox-metrics.ts';

describe('Consumer › for how long it has been out of its group', () => {
  let rig: Rig;
  beforeEach(async () => void (rig = await openRig()));
  afterEach(() => rig.close());

  const seconds = async () => (await inboxMetrics.outOfGroup.get()).values.find(({ labels }) => labels.consumer === 'spec.effects')?.value;
  const isOut = () => eventually(async () => expect(await seconds()).toBeGreaterThan(4));
  const isIn = () => eventually(async () => expect(await seconds()).toBeLessThan(2));

  it('when it cannot join › grows from the start, until the group has it', async () => {
    const line = brokerLine(rig.connection);
    line.cut();
    const starting = rig.start({ connection: line.connection });
    await isOut();
    line.heal();
    await starting;
    await isIn();
  });

  it('when it falls out › grows, until the group has it again', async () => {
    const line = brokerLine(rig.connection);
    await rig.start({ connection: line.connection });
    await isIn();
    line.cut({ forGood: true });
    await isOut();
    line.heal();
    await isIn();
  });

  it('when it is in its group and nothing comes › stays small; when it is stopped › is not shown', async () => {
    const consumer = await rig.start();
    const shown = new Set<number | undefined>();
    await eventually(async () => expect(shown.add(await seconds()).size).toBeGreaterThan(6));
    // It is shown once a second: without answered heartbeats the last would be six.
    expect(Math.max(...[...shown].map(Number))).toBeLessThan(4);
    await consumer.stop();
    expect(await seconds()).toBeUndefined();
  });
});
