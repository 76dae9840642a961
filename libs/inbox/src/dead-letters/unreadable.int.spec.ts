import { LeadContacted } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import type { EventMessage } from '@leadline/kafka';
import { eventually } from '../testing/eventually.ts';
import { contacted } from '../testing/facts.ts';
import { type Letters, lettersOf } from '../testing/letters.ts';
import { type Rig, openRig } from '../testing/rig.ts';
import { retryDeadLetter, skipDeadLetter } from './settle-dead-letter.ts';

describe('Dead letter of a record that cannot be read', () => {
  let rig: Rig;
  let letters: Letters;
  beforeAll(async () => {
    rig = await openRig();
    letters = lettersOf(rig);
    await rig.start();
  });
  afterAll(() => rig.close());

  const change = (message: EventMessage, headers: Record<string, string | undefined>): EventMessage => ({
    ...message,
    headers: Object.fromEntries(
      Object.entries({ ...message.headers, ...headers }).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
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
    const letter = await letters.openOf(leadId, 1);
    expect(letter.reason).toMatch(new RegExp(`^${reason}`));
    expect(await letters.versions(leadId)).toEqual([1]);
    await skipDeadLetter(rig.database, { id: letter.id, reason: 'unreadable', by: 'ada' });
    await letters.versionsBecome(leadId, [1, 3]);
  });

  it('when not even its aggregate can be told › is recorded and holds nobody up', async () => {
    await rig.publish({ topic: 'leads', key: 'somebody', headers: {}, value: 'something' });
    const letter = await letters.openOf(null);
    expect(letter).toMatchObject({ eventId: null, eventType: null });
    await retryDeadLetter(rig.database, letter.id);
    await eventually(async () => expect(await letters.of(null, 'OPEN')).toMatchObject([{ id: letter.id, attempts: 2 }]));
  });
});
