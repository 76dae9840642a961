import { LeadContacted } from '@leadline/contracts';
import { type RefusedError, newId } from '@leadline/domain';
import type { EventMessage } from '@leadline/kafka';
import type { RunningConsumer } from '../consuming/consumer-group.ts';
import { groupIdOf } from '../consuming/names.ts';
import { PermanentFailure } from '../consuming/permanent-failure.ts';
import { eventually } from '../testing/eventually.ts';
import { contacted, idOf } from '../testing/facts.ts';
import { type Rig, noting, openRig } from '../testing/rig.ts';
import { type DeadLetter, listDeadLetters } from './dead-letter.ts';
import { retryDeadLetter, skipDeadLetter } from './settle-dead-letter.ts';

jest.setTimeout(60_000);

describe('Dead letter', () => {
  let rig: Rig;
  let consumer: RunningConsumer;
  const failures = new Map<string, (version: number) => Error | undefined>();
  const handler = noting(({ envelope }) => {
    const failure = failures.get(envelope.subject)?.(envelope.aggregateVersion);
    if (failure) throw failure;
  });
  beforeAll(async () => {
    rig = await openRig();
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

  const letters = async (leadId: string | null, ...states: DeadLetter['state'][]): Promise<DeadLetter[]> =>
    (await listDeadLetters(rig.database, { states })).filter(({ aggregateId }) => aggregateId === leadId);

  /** The open dead letter of the lead, once so many are parked behind it. */
  const letterOf = (leadId: string, parked = 0): Promise<DeadLetter> =>
    eventually(async () => {
      const open = await letters(leadId, 'OPEN');
      expect(open).toMatchObject([{ parked }]);
      return open[0]!;
    });

  const versions = async (leadId: string): Promise<number[]> =>
    (await rig.effects()).filter((effect) => effect.leadId === leadId).map(({ version }) => version);

  const versionsOf = (leadId: string, expected: number[]) => eventually(async () => expect(await versions(leadId)).toEqual(expected));

  const nothingWaits = (leadId: string) =>
    eventually(async () => {
      expect(await letters(leadId, 'OPEN', 'RETRYING')).toEqual([]);
      expect(await rig.database.query('SELECT * FROM parked WHERE aggregate_id = $1', [leadId])).toEqual([]);
    });

  it('when an event can never be handled › is recorded without its content, later events of its aggregate park, others go on', async () => {
    const [leadId, other] = [leadFailingAt(2), newId()];
    const poison = contacted(leadId, 2);
    await rig.publish(contacted(leadId, 1), poison, contacted(leadId, 3), contacted(other, 1), contacted(leadId, 4));
    expect(await letterOf(leadId, 2)).toMatchObject({
      consumer: 'spec.effects',
      topic: rig.connection.topicName('leads'),
      eventId: idOf(poison),
      eventType: LeadContacted.type,
      reason: 'permanent-failure: version 2 can never be',
    });
    await versionsOf(other, [1]);
    expect(await versions(leadId)).toEqual([1]);
  });

  it('when it is retried after a fix › it and what parked behind it take effect once, in order', async () => {
    const leadId = leadFailingAt(1);
    await publish(leadId, 1, 2, 3);
    const letter = await letterOf(leadId, 2);
    fix(leadId);
    await retryDeadLetter(rig.database, letter.id);
    await versionsOf(leadId, [1, 2, 3]);
    await nothingWaits(leadId);
    await publish(leadId, 4);
    await versionsOf(leadId, [1, 2, 3, 4]);
    expect(await letters(leadId, 'RESOLVED')).toMatchObject([{ id: letter.id, attempts: 2, closedAt: expect.any(Date) }]);
  });

  it('when it is retried without a fix › is open again and still holds up the others', async () => {
    const leadId = leadFailingAt(1);
    await publish(leadId, 1, 2);
    const letter = await letterOf(leadId, 1);
    await retryDeadLetter(rig.database, letter.id);
    await eventually(async () => expect(await letters(leadId, 'OPEN')).toMatchObject([{ id: letter.id, attempts: 2, parked: 1 }]));
    expect(await versions(leadId)).toEqual([]);
  });

  it('when it is skipped › it never takes effect, not even as a copy, and what parked behind it goes on', async () => {
    const leadId = leadFailingAt(1);
    const poison = contacted(leadId, 1);
    await rig.publish(poison, contacted(leadId, 2), poison, contacted(leadId, 3));
    const letter = await letterOf(leadId, 3);
    fix(leadId);
    await skipDeadLetter(rig.database, { id: letter.id, reason: 'captured twice by mistake', by: 'ada' });
    await versionsOf(leadId, [2, 3]);
    await nothingWaits(leadId);
    await rig.publish(poison, contacted(leadId, 4));
    await versionsOf(leadId, [2, 3, 4]);
    expect(await letters(leadId, 'SKIPPED')).toMatchObject([{ id: letter.id, skipReason: 'captured twice by mistake', closedBy: 'ada' }]);
  });

  it('when one of the released fails › becomes a dead letter itself, and the rest wait behind it', async () => {
    const leadId = leadFailingAt(1, 3);
    await publish(leadId, 1, 2, 3, 4, 5);
    const letter = await letterOf(leadId, 4);
    await skipDeadLetter(rig.database, { id: letter.id, reason: 'never mind', by: 'ada' });
    const second = await letterOf(leadId, 2);
    expect(await versions(leadId)).toEqual([2]);
    fix(leadId);
    await retryDeadLetter(rig.database, second.id);
    await versionsOf(leadId, [2, 3, 4, 5]);
    await nothingWaits(leadId);
  });

  it('when events go on arriving during the release › none overtakes another', async () => {
    const leadId = leadFailingAt(1);
    const all = Array.from({ length: 60 }, (_, index) => index + 1);
    await publish(leadId, ...all.slice(0, 20));
    const letter = await letterOf(leadId, 19);
    fix(leadId);
    await retryDeadLetter(rig.database, letter.id);
    for (const version of all.slice(20)) await publish(leadId, version);
    await versionsOf(leadId, all);
    await nothingWaits(leadId);
  });

  it('when the record is read again after a crash › is not recorded twice', async () => {
    const leadId = leadFailingAt(1);
    await publish(leadId, 1, 2);
    const letter = await letterOf(leadId, 1);
    await consumer.stop();
    const groupId = groupIdOf(rig.connection, { service: 'spec', purpose: 'effects' });
    const partitions = [0, 1, 2].map((partition) => ({ partition, offset: '0' }));
    await rig.admin.setOffsets({ groupId, topic: rig.connection.topicName('leads'), partitions });
    fix(leadId);
    consumer = await rig.start({ handlers: [handler] });
    await publish(leadId, 3);
    expect((await letterOf(leadId, 2)).id).toBe(letter.id);
    await retryDeadLetter(rig.database, letter.id);
    await versionsOf(leadId, [1, 2, 3]);
  });

  it('when it stays unexpected › is recorded after a few attempts, by the error’s name only', async () => {
    const leadId = newId();
    failures.set(leadId, () => new TypeError('ada@acme.example is not a function'));
    await publish(leadId, 1);
    expect((await letterOf(leadId)).reason).toBe('unexpected-error: TypeError');
    expect(rig.log.join('')).not.toContain('ada@acme.example');
  });

  describe('of a record that cannot be read', () => {
    const change = (message: EventMessage, headers: Record<string, string | undefined>): EventMessage => ({
      ...message,
      headers: Object.fromEntries(Object.entries({ ...message.headers, ...headers }).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    });

    const cases: [string, (message: EventMessage) => EventMessage, string][] = [
      ['a header is missing', (message) => change(message, { ce_time: undefined }), 'malformed-record: missing-header ce_time'],
      ['a header is malformed', (message) => change(message, { ce_id: 'one' }), 'malformed-record: bad-header ce_id'],
      ['all headers are missing', (message) => ({ ...message, headers: {} }), 'malformed-record: missing-header ce_specversion'],
      ['its version is unknown', (message) => change(message, { ce_type: LeadContacted.type.replace('v1', 'v2') }), 'unknown-version: v2'],
      ['its body is no JSON', (message) => ({ ...message, value: '{"ada@acme.example' }), 'malformed-record: not-json'],
      ['its body is not of the shape', (message) => ({ ...message, value: '{"firstContactedAt":7}' }), 'invalid-body: '],
      ['it has no body', (message) => ({ ...message, value: null }), 'invalid-body: '],
    ];

    it.each(cases)('when %s › says so, knows the aggregate by the key and parks what follows', async (_, spoil, reason) => {
      const leadId = newId();
      await rig.publish(contacted(leadId, 1), spoil(contacted(leadId, 2)), contacted(leadId, 3));
      const letter = await letterOf(leadId, 1);
      expect(letter.reason).toMatch(new RegExp(`^${reason}`));
      expect(await versions(leadId)).toEqual([1]);
      await skipDeadLetter(rig.database, { id: letter.id, reason: 'unreadable', by: 'ada' });
      await versionsOf(leadId, [1, 3]);
    });

    it('when not even its aggregate can be told › is recorded and holds nobody up', async () => {
      await rig.publish({ topic: 'leads', key: 'somebody', headers: {}, value: 'something' });
      const letter = await eventually(async () => {
        const open = await letters(null, 'OPEN');
        expect(open).toMatchObject([{ eventId: null, eventType: null }]);
        return open[0]!;
      });
      await retryDeadLetter(rig.database, letter.id);
      await eventually(async () => expect(await letters(null, 'OPEN')).toMatchObject([{ id: letter.id, attempts: 2 }]));
    });
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
      const { id } = await letterOf(leadId);
      expect(await ruleOf(skipDeadLetter(rig.database, { id, reason: ' ', by: 'ada' }))).toBe('SkippingNeedsAReason');
      await skipDeadLetter(rig.database, { id, reason: 'because', by: 'ada' });
      expect(await ruleOf(skipDeadLetter(rig.database, { id, reason: 'because', by: 'ada' }))).toBe('none');
      expect(await ruleOf(retryDeadLetter(rig.database, id))).toBe('SettledDeadLetterStaysSettled');
    });
  });
});
