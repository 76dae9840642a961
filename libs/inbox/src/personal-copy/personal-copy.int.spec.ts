import { type PersonalRecord, personalTopic } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { type EventMessage, toMessage } from '@leadline/kafka';
import { personalRecordType } from '@leadline/postgres';
import type { RunningConsumer } from '../consuming/consumer-group.ts';
import { listDeadLetters } from '../dead-letters/dead-letter.ts';
import { eventually } from '../testing/eventually.ts';
import { userId } from '../testing/facts.ts';
import { type Rig, openRig } from '../testing/rig.ts';
import { type PersonalCopyOptions, startPersonalCopy } from './start-personal-copy.ts';

describe('Personal copy', () => {
  let rig: Rig;
  let keeping: Omit<PersonalCopyOptions, 'recordTypes'>;
  let copying: RunningConsumer;
  beforeAll(async () => {
    rig = await openRig({ topic: personalTopic });
    const { connection, database } = rig;
    keeping = { service: 'spec', connection, dataSource: database, logger: connection.logger };
    copying = await startPersonalCopy({ ...keeping, recordTypes: ['lead'] });
    await copying.ready;
  });
  afterAll(async () => {
    await copying.stop();
    await rig.close();
  });

  const message = (record: PersonalRecord): EventMessage =>
    toMessage(
      {
        id: newId(),
        type: personalRecordType,
        source: 'spec',
        subject: record.recordId,
        time: new Date(),
        correlationId: newId(),
        causationId: null,
        aggregateVersion: record.version,
        actorId: userId,
        actorRole: 'REP',
        traceparent: null,
      },
      personalTopic,
      record,
    );

  const named = (recordId: string, version: number, name: string, recordType: PersonalRecord['recordType'] = 'lead') =>
    message({ recordId, recordType, personIds: [recordId], version, erased: false, fields: { name } });

  const erased = (recordId: string, version: number) =>
    message({ recordId, recordType: 'lead', personIds: [recordId], version, erased: true, erasedAt: '2026-03-01T09:00:00.000Z' });

  /** The copy, once a later record of the same key has shown that everything before it was taken in. */
  async function copyAfter(recordId: string, ...messages: EventMessage[]): Promise<unknown> {
    const marker = newId();
    await rig.publish(...messages, { ...named(marker, 1, 'marker'), key: marker });
    await eventually(async () =>
      expect(await rig.database.query('SELECT FROM personal_copy WHERE record_id = $1', [marker])).toHaveLength(1),
    );
    return eventually(async () => {
      const ends = await rig.admin.fetchTopicOffsets(rig.connection.topicName(personalTopic));
      const [read] = await rig.admin.fetchOffsets({
        groupId: `${rig.connection.settings.topicPrefix}.spec.personal-copy-lead`,
        topics: [rig.connection.topicName(personalTopic)],
      });
      for (const { partition, high } of ends)
        if (high !== '0') expect(read?.partitions.find((each) => each.partition === partition)?.offset).toBe(high);
      const [copy] = await rig.database.query('SELECT version, fields, erased FROM personal_copy WHERE record_id = $1', [recordId]);
      return copy ?? null;
    });
  }

  it('when versions arrive in any order, in one batch or several › keeps the greatest', async () => {
    const id = newId();
    expect(await copyAfter(id, named(id, 2, 'second'), named(id, 1, 'first'))).toEqual({
      version: 2,
      fields: { name: 'second' },
      erased: false,
    });
    expect(await copyAfter(id, named(id, 1, 'first'))).toEqual({ version: 2, fields: { name: 'second' }, erased: false });
    expect(await copyAfter(id, named(id, 3, 'third'))).toEqual({ version: 3, fields: { name: 'third' }, erased: false });
  });

  it('when the person is erased › nothing brings the details back', async () => {
    const id = newId();
    expect(await copyAfter(id, named(id, 5, 'Ada'), erased(id, 4))).toMatchObject({ fields: {}, erased: true });
    expect(await copyAfter(id, named(id, 9, 'Ada'))).toMatchObject({ fields: {}, erased: true });
  });

  it('when the key is deleted from the topic › empties the copy', async () => {
    const id = newId();
    const tombstone: EventMessage = { topic: personalTopic, key: id, headers: {}, value: null };
    expect(await copyAfter(id, named(id, 1, 'Ada'))).toMatchObject({ erased: false });
    expect(await copyAfter(id, tombstone)).toMatchObject({ fields: {}, erased: true });
  });

  it('when the record is of a type that the service does not need › keeps nothing of it', async () => {
    const id = newId();
    expect(await copyAfter(id, named(id, 1, 'Ada', 'contact'))).toBeNull();
  });

  it('when a record is malformed › is a dead letter that says nothing of its content, and later ones of its key are kept', async () => {
    const id = newId();
    const malformed = { ...named(id, 1, 'Ada'), value: JSON.stringify({ name: 'Ada Lovelace' }) };
    expect(await copyAfter(id, malformed, named(id, 2, 'Ada'))).toMatchObject({ version: 2 });
    const letters = await listDeadLetters(rig.database);
    expect(letters).toMatchObject([{ consumer: 'spec.personal-copy', reason: expect.stringMatching(/^invalid-body/) }]);
    expect(JSON.stringify(letters)).not.toContain('Lovelace');
  });

  it('when the service begins to keep another type › has the records of before too, and its earlier group is gone', async () => {
    const [contactId, leadId] = [newId(), newId()];
    await copyAfter(leadId, named(contactId, 1, 'Ada', 'contact'), named(leadId, 1, 'Grace'));
    await copying.stop();
    copying = await startPersonalCopy({ ...keeping, recordTypes: ['lead', 'contact'] });
    await eventually(async () =>
      expect(await rig.database.query('SELECT fields FROM personal_copy WHERE record_id = $1', [contactId])).toEqual([
        { fields: { name: 'Ada' } },
      ]),
    );
    expect(await rig.database.query('SELECT version FROM personal_copy WHERE record_id = $1', [leadId])).toEqual([{ version: 1 }]);

    await copying.stop();
    copying = await startPersonalCopy({ ...keeping, recordTypes: ['contact', 'lead'] });
    await eventually(async () => {
      const { groups } = await rig.admin.listGroups();
      const ours = groups.map(({ groupId }) => groupId).filter((groupId) => groupId.includes(`${rig.connection.settings.topicPrefix}.`));
      expect(ours).toEqual([`${rig.connection.settings.topicPrefix}.spec.personal-copy-contact-lead`]);
    });
  });
});
