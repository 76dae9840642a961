import { newId } from '@leadline/domain';
import { type BrokerLine, brokerLine } from '../testing/broker-line.ts';
import { eventually } from '../testing/eventually.ts';
import { contacted } from '../testing/facts.ts';
import { type Rig, openRig } from '../testing/rig.ts';
import type { RunningConsumer } from './consumer-group.ts';

describe('Consumer › when the broker is away', () => {
  let rig: Rig;
  let line: BrokerLine;
  let consumer: RunningConsumer;
  beforeEach(async () => {
    rig = await openRig();
    line = brokerLine(rig.connection);
    consumer = await rig.start({ connection: line.connection });
  });
  afterEach(async () => {
    line.heal();
    await rig.close();
  });

  const logged = (line: string) => eventually(() => expect(rig.log.some((each) => each.includes(line))).toBe(true));

  it('for a while › goes on with what came meanwhile', async () => {
    await rig.publish(contacted(newId()));
    await rig.effectsOf(1);
    line.cut();
    await rig.publish(contacted(newId()));
    await logged('Failed to connect');
    line.heal();
    expect(await rig.effectsOf(2)).toHaveLength(2);
  });

  it('until the client gives up › joins again with a new one, and misses nothing', async () => {
    line.cut({ forGood: true });
    await rig.publish(contacted(newId()));
    await logged('The consumer fell out of its group');
    line.heal();
    expect(await rig.effectsOf(1)).toHaveLength(1);
  });

  it('and the process must go › stops within seconds', async () => {
    line.cut();
    await logged('Failed to connect');
    const since = Date.now();
    await consumer.stop();
    expect(Date.now() - since).toBeLessThan(5000);
  });

  it('when the process starts › does not hold up the start, and joins once it is there', async () => {
    await consumer.stop();
    line.cut();
    const starting = rig.start({ connection: line.connection });
    await rig.publish(contacted(newId()));
    await logged('Failed to connect');
    line.heal();
    await starting;
    await rig.effectsOf(1);
  });
});
