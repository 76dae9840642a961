import { LeadContacted } from '@leadline/contracts';
import { type RefusedError, newId } from '@leadline/domain';
import type { RunningConsumer } from '../consuming/consumer-group.ts';
import { groupIdOf } from '../consuming/names.ts';
import { PermanentFailure } from '../consuming/permanent-failure.ts';
import { eventually } from '../testing/eventually.ts';
import { contacted, idOf } from '../testing/facts.ts';
import { type Letters, lettersOf } from '../testing/letters.ts';
import { type Rig, noting, openRig } from '../testing/rig.ts';
import { retryDeadLetter, skipDeadLetter } from './settle-dead-letter.ts';

describe('Dead letter', () => {
  let rig: Rig;
  let consumer: RunningConsumer;
  let letters: Letters;
  const failures = new Map<string, (version: number) => Error | undefined>();
  const gates = new Map<string, { version: number; entered: () => void; mayPass: Promise<void> }>();
  const handler = noting(async ({ envelope }) => {
    const failure = failures.get(envelope.subject)?.(envelope.aggregateVersion);
    if (failure) throw failure;
    const gate = gates.get(envelope.subject);
    if (gate?.version === envelope.aggregateVersion) gate.entered();
    if (gate?.version === envelope.aggregateVersion) await gate.mayPass;
  });
  beforeAll(async () => {
    rig = await openRig();
    letters = lettersOf(rig);
    consumer = await rig.start({ handlers: [handler] });
  });
  afterAll(() => rig.close());

  /** A lead some of whose events can never be handled. */
  function leadFailingAt(...versions: number[]): string {
    const leadId = newId();
    failures.set(leadId, (version) => (versions.includes(version) ? new PermanentFailure(`version ${version} can never be`) : undefined));
    return leadId;
  }

  const fix = (leadId: string) => failures.delete(leadId);

  const publish = (leadId: string, ...versions: number[]) => rig.publish(...versions.map((version) => contacted(leadId, version)));

  it('when an event can never be handled › is recorded without its content, later events of its aggregate park, others go on', async () => {
    const [leadId, other] = [leadFailingAt(2), newId()];
    const poison = contacted(leadId, 2);
    await rig.publish(contacted(leadId, 1), poison, contacted(leadId, 3), contacted(other, 1), contacted(leadId, 4));
    expect(await letters.openOf(leadId, 2)).toMatchObject({
      consumer: 'spec.effects',
      topic: rig.connection.topicName('leads'),
      eventId: idOf(poison),
      eventType: LeadContacted.type,
      reason: 'permanent-failure: version 2 can never be',
    });
    await letters.versionsBecome(other, [1]);
    expect(await letters.versions(leadId)).toEqual([1]);
  });

  it('when it is retried after a fix › it and what parked behind it take effect once, in order', async () => {
    const leadId = leadFailingAt(1);
    await publish(leadId, 1, 2, 3);
    const letter = await letters.openOf(leadId, 2);
    fix(leadId);
    await retryDeadLetter(rig.database, letter.id);
    await letters.versionsBecome(leadId, [1, 2, 3]);
    await letters.settled(leadId);
    await publish(leadId, 4);
    await letters.versionsBecome(leadId, [1, 2, 3, 4]);
    expect(await letters.of(leadId, 'RESOLVED')).toMatchObject([{ id: letter.id, attempts: 2, closedAt: expect.any(Date) }]);
  });

  it('when it is retried without a fix › is open again and still holds up the others', async () => {
    const leadId = leadFailingAt(1);
    await publish(leadId, 1, 2);
    const letter = await letters.openOf(leadId, 1);
    await retryDeadLetter(rig.database, letter.id);
    await eventually(async () => expect(await letters.of(leadId, 'OPEN')).toMatchObject([{ id: letter.id, attempts: 2, parked: 1 }]));
    expect(await letters.versions(leadId)).toEqual([]);
  });

  it('when it is skipped › it never takes effect, not even as a copy, and what parked behind it goes on', async () => {
    const leadId = leadFailingAt(1);
    const poison = contacted(leadId, 1);
    await rig.publish(poison, contacted(leadId, 2), poison, contacted(leadId, 3));
    const letter = await letters.openOf(leadId, 3);
    fix(leadId);
    await skipDeadLetter(rig.database, { id: letter.id, reason: 'captured twice by mistake', by: 'ada' });
    await letters.versionsBecome(leadId, [2, 3]);
    await letters.settled(leadId);
    await rig.publish(poison, contacted(leadId, 4));
    await letters.versionsBecome(leadId, [2, 3, 4]);
    expect(await letters.of(leadId, 'SKIPPED')).toMatchObject([
      { id: letter.id, skipReason: 'captured twice by mistake', closedBy: 'ada' },
    ]);
  });

  it('when one of the released fails › becomes a dead letter itself, and the rest wait behind it', async () => {
    const leadId = leadFailingAt(1, 3);
    await publish(leadId, 1, 2, 3, 4, 5);
    const letter = await letters.openOf(leadId, 4);
    await skipDeadLetter(rig.database, { id: letter.id, reason: 'never mind', by: 'ada' });
    const second = await letters.openOf(leadId, 2);
    expect(await letters.versions(leadId)).toEqual([2]);
    fix(leadId);
    await retryDeadLetter(rig.database, second.id);
    await letters.versionsBecome(leadId, [2, 3, 4, 5]);
    await letters.settled(leadId);
  });

  it('when events go on arriving during the release › none overtakes another', async () => {
    const leadId = leadFailingAt(1);
    const all = Array.from({ length: 30 }, (_, index) => index + 1);
    await publish(leadId, ...all.slice(0, 10));
    const letter = await letters.openOf(leadId, 9);
    fix(leadId);
    await retryDeadLetter(rig.database, letter.id);
    for (const version of all.slice(10)) await publish(leadId, version);
    await letters.versionsBecome(leadId, all);
    await letters.settled(leadId);
  });

  it('when an event arrives while one that was parked before it is being released › parks behind it', async () => {
    const leadId = leadFailingAt(1);
    await publish(leadId, 1, 2, 3);
    const letter = await letters.openOf(leadId, 2);
    fix(leadId);
    const [entered, mayPass] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    gates.set(leadId, { version: 2, entered: entered.resolve, mayPass: mayPass.promise });
    await retryDeadLetter(rig.database, letter.id);
    await entered.promise;
    await publish(leadId, 4);
    await eventually(async () => expect(await letters.parkedBehind(leadId)).toHaveLength(3));
    mayPass.resolve();
    await letters.versionsBecome(leadId, [1, 2, 3, 4]);
    await letters.settled(leadId);
  });

  it('when two replicas release at once › each event takes effect once, in order', async () => {
    const other = await rig.start({ handlers: [handler] });
    const leadIds = Array.from({ length: 5 }, () => leadFailingAt(1));
    for (const leadId of leadIds) await publish(leadId, 1, 2, 3, 4);
    const open = await Promise.all(leadIds.map((leadId) => letters.openOf(leadId, 3)));
    leadIds.forEach(fix);
    for (const { id } of open) await retryDeadLetter(rig.database, id);
    for (const leadId of leadIds) await letters.versionsBecome(leadId, [1, 2, 3, 4]);
    for (const leadId of leadIds) await letters.settled(leadId);
    await other.stop();
  });

  it('when the records are read again after a crash › none is recorded twice', async () => {
    const leadId = leadFailingAt(1);
    const [poison, second, third] = [contacted(leadId, 1), contacted(leadId, 2), contacted(leadId, 3)];
    await rig.publish(poison, second);
    const letter = await letters.openOf(leadId, 1);
    await consumer.stop();
    const groupId = groupIdOf(rig.connection, { service: 'spec', purpose: 'effects' });
    const partitions = [0, 1, 2].map((partition) => ({ partition, offset: '0' }));
    await rig.admin.setOffsets({ groupId, topic: rig.connection.topicName('leads'), partitions });
    fix(leadId);
    consumer = await rig.start({ handlers: [handler] });
    await rig.publish(third);
    await eventually(async () => expect(await letters.parkedBehind(leadId)).toEqual([idOf(second), idOf(third)]));
    await retryDeadLetter(rig.database, letter.id);
    await letters.versionsBecome(leadId, [1, 2, 3]);
    await letters.settled(leadId);
  });

  it('when it stays unexpected › is recorded after a few attempts, by the error’s name only', async () => {
    const leadId = newId();
    failures.set(leadId, () => new TypeError('ada@acme.example is not a function'));
    await publish(leadId, 1);
    expect((await letters.openOf(leadId)).reason).toBe('unexpected-error: TypeError');
    expect(rig.log.join('')).not.toContain('ada@acme.example');
  });

  describe('for operators', () => {
    const ruleOf = (attempt: Promise<void>): Promise<string> =>
      attempt.then(
        () => 'none',
        (error: RefusedError) => error.refusal.rule,
      );

    it('when the id is unknown › refuses', async () => {
      expect(await ruleOf(retryDeadLetter(rig.database, newId()))).toBe('DeadLetterMustExist');
      expect(await ruleOf(skipDeadLetter(rig.database, { id: 'one', reason: 'because', by: 'ada' }))).toBe('DeadLetterMustExist');
    });

    it('when it is settled › refuses to retry; skipping again is harmless; skipping needs a reason', async () => {
      const leadId = leadFailingAt(1);
      await publish(leadId, 1);
      const { id } = await letters.openOf(leadId);
      expect(await ruleOf(skipDeadLetter(rig.database, { id, reason: ' ', by: 'ada' }))).toBe('SkippingNeedsAReason');
      await skipDeadLetter(rig.database, { id, reason: 'because', by: 'ada' });
      expect(await ruleOf(skipDeadLetter(rig.database, { id, reason: 'because', by: 'ada' }))).toBe('none');
      expect(await ruleOf(retryDeadLetter(rig.database, id))).toBe('SettledDeadLetterStaysSettled');
    });
  });
});
