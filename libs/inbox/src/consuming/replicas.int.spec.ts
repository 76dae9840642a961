import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@leadline/domain';
import { contacted, idOf } from '../testing/facts.ts';
import { eventually } from '../testing/eventually.ts';
import { type Rig, noting, openRig } from '../testing/rig.ts';

describe('Consumer › in several replicas', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await openRig({ partitions: 4 });
  });
  afterEach(() => rig.close());

  it('when replicas come and go under load › every event has one effect, in the order of its aggregate', async () => {
    const leadIds = Array.from({ length: 40 }, newId);
    const sent: string[] = [];
    const slowly = { handlers: [noting(() => sleep(2))] };
    const first = await rig.start(slowly);
    for (let version = 1; version <= 15; version += 1) {
      const events = leadIds.map((leadId) => contacted(leadId, version));
      sent.push(...events.map(idOf));
      await rig.publish(...events);
      if (version === 3 || version === 7) await rig.start(slowly);
      if (version === 10) await first.stop();
    }
    await rig.effectsOf(sent.length);
    const effects = await eventually(async () => rig.effects());
    expect(effects.map(({ eventId }) => eventId).sort()).toEqual(sent.sort());
    for (const leadId of leadIds) {
      const versions = effects.filter((effect) => effect.leadId === leadId).map(({ version }) => version);
      expect(versions).toEqual([...versions].sort((one, other) => one - other));
    }
  });
});
