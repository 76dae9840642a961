import { devNull } from 'node:os';
import { LeadContacted } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { startTracing } from '@leadline/observability';
import { groupIdOf } from '../consuming/names.ts';
import { eventually } from '../testing/eventually.ts';
import { contacted, idOf, userId } from '../testing/facts.ts';
import { type Rig, openRig } from '../testing/rig.ts';

describe('Event › taken in', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await openRig();
  });
  afterEach(() => rig.close());

  /** Sends one event more and waits for its effect: whatever came before it on the partition has been dealt with by then. */
  async function afterwards(leadId: string): Promise<string[]> {
    const last = contacted(leadId, 99);
    await rig.publish(last);
    await eventually(async () => expect((await rig.effects()).map((effect) => effect.eventId)).toContain(idOf(last)));
    return (await rig.effects()).map((effect) => effect.eventId).filter((id) => id !== idOf(last));
  }

  it('when it arrives › has its effect for whoever caused it, at its time, in its chain', async () => {
    await rig.start();
    const event = contacted(newId());
    await rig.publish(event);
    const [effect] = await rig.effectsOf(1);
    expect(effect?.eventId).toBe(idOf(event));
    expect(effect?.actor).toMatchObject({
      role: 'SERVICE',
      viewer: { id: userId },
      now: '2026-03-01T09:00:00.000Z',
      correlationId: event.headers['ce_correlationid'],
      causationId: idOf(event),
      system: true,
    });
  });

  it('when it is part of a trace › what it causes continues that trace, one span further', async () => {
    const tracing = startTracing({ service: 'spec', traceFile: devNull });
    const [traceId, spanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
    await rig.start();
    await rig.publish(contacted(newId(), 1, { traceparent: `00-${traceId}-${spanId}-01` }));
    const [effect] = await rig.effectsOf(1);
    expect(effect?.actor['traceparent']).toMatch(new RegExp(`^00-${traceId}-(?!${spanId})[0-9a-f]{16}-0[01]$`));
    await tracing.shutdown();
  });

  it('when the same event comes again at a new offset › has no second effect', async () => {
    await rig.start();
    const [leadId, event] = [newId(), contacted(newId())];
    await rig.publish({ ...event, key: leadId, headers: { ...event.headers, ce_subject: leadId } });
    await rig.effectsOf(1);
    await rig.publish({ ...event, key: leadId, headers: { ...event.headers, ce_subject: leadId } });
    expect(await afterwards(leadId)).toEqual([idOf(event)]);
  });

  it('when the same event comes twice in one batch › has one effect', async () => {
    const leadId = newId();
    const event = contacted(leadId);
    await rig.publish(event, event, event);
    await rig.start();
    expect(await afterwards(leadId)).toEqual([idOf(event)]);
  });

  it('when the process dies between effect and offset, and the offsets are read again › has no second effect', async () => {
    const leadIds = Array.from({ length: 10 }, newId);
    const events = leadIds.map((leadId) => contacted(leadId));
    const first = await rig.start();
    await rig.publish(...events);
    await rig.effectsOf(10);
    await first.stop();
    const groupId = groupIdOf(rig.connection, { service: 'spec', purpose: 'effects' });
    await rig.admin.setOffsets({
      groupId,
      topic: rig.connection.topicName('leads'),
      partitions: [0, 1, 2].map((partition) => ({ partition, offset: '0' })),
    });
    await rig.start();
    await rig.publish(...leadIds.map((leadId) => contacted(leadId, 2)));
    const found = await rig.effectsOf(20);
    expect(found).toHaveLength(20);
    expect(
      found
        .filter(({ version }) => version === 1)
        .map(({ eventId }) => eventId)
        .sort(),
    ).toEqual(events.map(idOf).sort());
  });

  it('when no handler wants its type › is passed over, whatever its body, and leaves no trace', async () => {
    await rig.start();
    const leadId = newId();
    const other = contacted(leadId, 1, { type: LeadContacted.type.replace('contacted', 'archived') });
    await rig.publish({ ...other, value: '{' });
    expect(await afterwards(leadId)).toEqual([]);
    expect(await rig.database.query('SELECT count(*)::int AS count FROM dead_letter')).toEqual([{ count: 0 }]);
    expect(await rig.database.query('SELECT count(*)::int AS count FROM inbox')).toEqual([{ count: 1 }]);
  });
});
