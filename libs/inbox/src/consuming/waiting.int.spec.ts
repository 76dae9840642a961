import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@leadline/domain';
import { consumerSettings } from '@leadline/kafka';
import { NotHereYet, type Tx } from '@leadline/postgres';
import { eventually } from '../testing/eventually.ts';
import { contacted, leadIn } from '../testing/facts.ts';
import { type Rig, noting, openRig } from '../testing/rig.ts';
import { groupIdOf } from './names.ts';
import { inboxMetrics } from './inbox-metrics.ts';

describe('Consumer › what cannot be taken in yet', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await openRig();
    await rig.database.query('CREATE TABLE arrived (id uuid)');
  });
  afterEach(() => rig.close());

  const leadsWithEffect = async () => (await rig.effects()).map(({ leadId }) => leadId);
  const arrives = (id: string) => rig.database.query('INSERT INTO arrived VALUES ($1)', [id]);

  async function mustHaveArrived(tx: Tx, id: string): Promise<void> {
    const rows: unknown[] = await tx.manager.query('SELECT FROM arrived WHERE id = $1', [id]);
    if (rows.length === 0) throw new NotHereYet('what the spec sends later');
  }

  const blockedSeconds = async (): Promise<number> => Math.max(0, ...(await inboxMetrics.blocked.get()).values.map(({ value }) => value));

  it('when what it needs arrives later › only its partition waits, visibly, and goes on in order', async () => {
    const [waiting, other] = [leadIn(0), leadIn(1)];
    const handler = noting(({ envelope }, tx) => (envelope.subject === waiting ? mustHaveArrived(tx, waiting) : undefined));
    await rig.start({ handlers: [handler] });
    await rig.publish(contacted(waiting, 1), contacted(waiting, 2));
    await eventually(async () => expect(await blockedSeconds()).toBeGreaterThan(0.5));
    await rig.publish(contacted(other));
    await eventually(async () => expect(await leadsWithEffect()).toEqual([other]));
    await arrives(waiting);
    const effects = await rig.effectsOf(3);
    expect(effects.filter(({ leadId }) => leadId === waiting).map(({ version }) => version)).toEqual([1, 2]);
    await eventually(async () => expect(await blockedSeconds()).toBe(0));
  });

  it('when a handler does not come back › its partition is seen to be held up, though its member stays in the group', async () => {
    const mayGoOn = Promise.withResolvers<void>();
    await rig.start({ handlers: [noting(() => mayGoOn.promise)] });
    await rig.publish(contacted(newId()));
    await eventually(async () => expect(await blockedSeconds()).toBeGreaterThan(1));
    mayGoOn.resolve();
    await rig.effectsOf(1);
    await eventually(async () => expect(await blockedSeconds()).toBe(0));
  });

  it('when a handler takes longer than a session › its member stays in the group all the same', async () => {
    const joins = () => rig.log.filter((line) => line.includes('Consumer has joined the group')).length;
    const slow = noting(({ envelope }) => (envelope.aggregateVersion === 1 ? sleep(consumerSettings.sessionTimeout + 1000) : undefined));
    await rig.start({ handlers: [slow] });
    const leadId = newId();
    await rig.publish(contacted(leadId, 1));
    await rig.effectsOf(1);
    await rig.publish(contacted(leadId, 2));
    expect(await rig.effectsOf(2)).toHaveLength(2);
    expect(joins()).toBe(1);
  });

  it('when the database is away for a while › nothing is lost, buried or done twice', async () => {
    await rig.start();
    await rig.publish(...Array.from({ length: 20 }, () => contacted(newId())));
    await rig.effectsOf(20);
    rig.line.cut();
    await rig.publish(...Array.from({ length: 20 }, () => contacted(newId())));
    await eventually(async () => expect(await blockedSeconds()).toBeGreaterThan(1));
    rig.line.heal();
    expect(await rig.effectsOf(40)).toHaveLength(40);
    expect(await rig.database.query('SELECT * FROM dead_letter')).toEqual([]);
  });

  it('when it is stopped in the middle of a batch › finishes it, commits the offsets and leaves', async () => {
    const entered = Promise.withResolvers<void>();
    const mayGoOn = Promise.withResolvers<void>();
    const handler = noting(async ({ envelope }) => {
      if (envelope.aggregateVersion !== 2) return;
      entered.resolve();
      await mayGoOn.promise;
    });
    const leadId = leadIn(0);
    const consumer = await rig.start({ handlers: [handler] });
    await rig.publish(contacted(leadId, 1), contacted(leadId, 2), contacted(leadId, 3));
    await entered.promise;
    const stopped = consumer.stop();
    mayGoOn.resolve();
    await stopped;
    expect((await rig.effects()).map(({ version }) => version)).toEqual([1, 2, 3]);
    const groupId = groupIdOf(rig.connection, { service: 'spec', purpose: 'effects' });
    const [leads] = await rig.admin.fetchOffsets({ groupId, topics: [rig.connection.topicName('leads')] });
    expect(leads?.partitions.find(({ partition }) => partition === 0)?.offset).toBe('3');
    expect((await rig.admin.describeGroups([groupId])).groups[0]?.members).toEqual([]);
  });

  it('when the handler stumbles over something unexpected that passes › tries again', async () => {
    let attempts = 0;
    const handler = noting(() => {
      attempts += 1;
      if (attempts < 3) throw new TypeError('a passing fault');
    });
    await rig.start({ handlers: [handler] });
    await rig.publish(contacted(newId()));
    await rig.effectsOf(1);
    expect(attempts).toBe(3);
  });
});
