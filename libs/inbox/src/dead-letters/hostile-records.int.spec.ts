import { newId } from '@leadline/domain';
import type { EventMessage } from '@leadline/kafka';
import { ConfigResourceTypes } from 'kafkajs';
import { contacted } from '../testing/facts.ts';
import { type Letters, lettersOf } from '../testing/letters.ts';
import { type Rig, openRig } from '../testing/rig.ts';

jest.setTimeout(60_000);

const megabytes = (count: number) => count * 1024 * 1024;

/** Lets the topic take records that its services never send. */
async function widen(rig: Rig): Promise<void> {
  const configEntries = [{ name: 'max.message.bytes', value: String(megabytes(24)) }];
  const resources = [{ type: ConfigResourceTypes.TOPIC, name: rig.connection.topicName('leads'), configEntries }];
  await rig.admin.alterConfigs({ validateOnly: false, resources });
}

describe('Record that no service of ours sends', () => {
  let rig: Rig;
  let letters: Letters;

  /** Past our own publisher, which refuses such records. */
  async function sendRaw(...messages: EventMessage[]): Promise<void> {
    const producer = rig.connection.kafka.producer();
    await producer.connect();
    await producer.send({ topic: rig.connection.topicName('leads'), messages });
    await producer.disconnect();
  }

  beforeAll(async () => {
    rig = await openRig();
    letters = lettersOf(rig);
    await widen(rig);
    await rig.start();
  });
  afterAll(() => rig.close());

  it.each([
    ['ten megabytes of text', `"${'x'.repeat(megabytes(10))}"`],
    ['ten megabytes of brackets', '['.repeat(megabytes(10))],
  ])('when its value is %s › is a dead letter that does not hold them; what is behind it parks, other records go on', async (_, value) => {
    const [leadId, other] = [newId(), newId()];
    await sendRaw(contacted(leadId, 1), { ...contacted(leadId, 2), value }, contacted(leadId, 3), contacted(other, 1));
    const letter = await letters.openOf(leadId, 1);
    expect(letter.reason).toBe('malformed-record: too-large');
    expect(JSON.stringify(letter).length).toBeLessThan(2_000);
    expect(await letters.versions(leadId)).toEqual([1]);
    await letters.versionsBecome(other, [1]);
  });

  it('when its key is that of another lead › has no effect on either, and holds up only the one by whose key it came', async () => {
    const [owner, other] = [newId(), newId()];
    await sendRaw({ ...contacted(owner, 1), key: other }, contacted(other, 1), contacted(owner, 1));
    expect((await letters.openOf(other, 1)).reason).toBe('malformed-record: bad-header ce_subject');
    await letters.versionsBecome(owner, [1]);
    expect(await letters.versions(other)).toEqual([]);
  });

  it.each<[string, Partial<EventMessage>]>([
    ['no key at all', { key: null as unknown as string }],
    ['a key of bytes', { key: Buffer.from([0xff, 0x00, 0xfe]) as unknown as string }],
    ['a key as long as a page', { key: 'k'.repeat(4_000) }],
  ])('when it has %s › is a dead letter of the lead that it speaks of', async (_, spoilt) => {
    const leadId = newId();
    await sendRaw({ ...contacted(leadId, 1), ...spoilt });
    expect((await letters.openOf(leadId)).reason).toBe('malformed-record: bad-header ce_subject');
  });

  it.each<[string, Record<string, unknown>]>([
    ['of bytes that are no text', { ce_time: Buffer.from([0xff, 0xfe]) }],
    ['twice', { ce_id: [newId(), newId()] }],
    ['as long as a book', { ce_source: 's'.repeat(100_000) }],
    ['that is empty', { ce_actorid: '' }],
  ])('when it has a header %s › is a dead letter, and the consumer goes on', async (_, headers) => {
    const [leadId, other] = [newId(), newId()];
    const record = contacted(leadId, 1);
    await sendRaw({ ...record, headers: { ...record.headers, ...headers } as EventMessage['headers'] }, contacted(other, 1));
    expect((await letters.openOf(leadId)).reason).toMatch(/^malformed-record: (bad|missing)-header ce_/);
    await letters.versionsBecome(other, [1]);
  });

  it('when a thousand extra headers come along › is taken, for they say nothing that matters', async () => {
    const leadId = newId();
    const record = contacted(leadId, 1);
    const extra = Object.fromEntries(Array.from({ length: 1_000 }, (__, index) => [`x-${index}`, 'y']));
    await sendRaw({ ...record, headers: { ...record.headers, ...extra } });
    await letters.versionsBecome(leadId, [1]);
  });
});
