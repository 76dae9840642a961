import { readData, readEnvelope, toMessage } from '../index.ts';
import type { Envelope } from '../index.ts';

const envelope: Envelope = {
  id: '0190c2a4-7b1e-7c3a-9f10-000000000001',
  type: 'leadline.task.ready.v1',
  source: 'projects',
  subject: '0190c2a4-7b1e-7c3a-9f10-000000000002',
  time: new Date('2026-03-01T09:30:00.125Z'),
  correlationId: '0190c2a4-7b1e-7c3a-9f10-000000000003',
  causationId: '0190c2a4-7b1e-7c3a-9f10-000000000004',
  aggregateVersion: 7,
  actorId: '0190c2a4-7b1e-7c3a-9f10-000000000005',
  actorRole: 'REP',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

const message = (headers: Record<string, unknown> = {}, value: Buffer | null = Buffer.from('{"a":1}')) => ({
  headers: { ...toMessage(envelope, 'projects', {}).headers, ...headers } as Record<string, Buffer | string>,
  value,
});

describe('Envelope', () => {
  it('comes back as it was sent', () => {
    const { headers, value } = toMessage(envelope, 'projects', { a: 1 });
    const received = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]));
    expect(readEnvelope({ headers: received, value: Buffer.from(value!) })).toEqual(envelope);
  });

  it('is a CloudEvent in binary mode, keyed by its subject', () => {
    expect(toMessage(envelope, 'projects', { a: 1 })).toEqual({
      topic: 'projects',
      key: envelope.subject,
      value: '{"a":1}',
      headers: {
        ce_specversion: '1.0',
        ce_id: envelope.id,
        ce_type: 'leadline.task.ready.v1',
        ce_source: 'projects',
        ce_subject: envelope.subject,
        ce_time: '2026-03-01T09:30:00.125Z',
        ce_correlationid: envelope.correlationId,
        ce_causationid: envelope.causationId,
        ce_aggregateversion: '7',
        ce_actorid: envelope.actorId,
        ce_actorrole: 'REP',
        'content-type': 'application/json',
        traceparent: envelope.traceparent,
      },
    });
  });

  it('has no header for what is not there', () => {
    const { headers } = toMessage({ ...envelope, causationId: null, traceparent: null }, 'projects', {});
    expect(Object.keys(headers)).not.toContain('ce_causationid');
    expect(readEnvelope({ headers, value: '{}' })).toMatchObject({ causationId: null, traceparent: null });
  });

  it('spells ids in one way, so that an aggregate has one partition', () => {
    const shouted = toMessage({ ...envelope, subject: envelope.subject.toUpperCase() }, 'projects', {});
    expect(shouted).toMatchObject({ key: envelope.subject, headers: { ce_subject: envelope.subject } });
  });

  describe('when it is written with data above the bound', () => {
    it('is refused', () => {
      const tooMuch = { text: 'x'.repeat(1024 * 1024) };
      expect(() => toMessage(envelope, 'projects', tooMuch)).toThrow(expect.objectContaining({ reason: 'too-large' }));
    });
  });
});

describe('A record from a stranger', () => {
  it.each(Object.keys(message().headers).filter((name) => !['ce_causationid', 'traceparent'].includes(name)))(
    'is refused without %s',
    (header) => {
      expect(() => readEnvelope(message({ [header]: undefined }))).toThrow(
        expect.objectContaining({ name: 'MalformedRecord', reason: 'missing-header', header }),
      );
    },
  );

  it.each([
    ['ce_specversion', '0.3'],
    ['ce_id', '17'],
    ['ce_id', `${envelope.id} `],
    ['ce_type', 'LeadQualified'],
    ['ce_type', 'leadline.lead.qualified'],
    ['ce_type', 'leadline.lead.qualified.v0'],
    ['ce_source', ''],
    ['ce_source', 'two words'],
    ['ce_subject', 'x'],
    ['ce_time', 'yesterday'],
    ['ce_time', '2026-03-01'],
    ['ce_time', '2026-13-41T09:30:00Z'],
    ['ce_time', '1772357400000'],
    ['ce_correlationid', 'none'],
    ['ce_causationid', ''],
    ['ce_aggregateversion', '1.5'],
    ['ce_aggregateversion', '-1'],
    ['ce_aggregateversion', '1e3'],
    ['ce_aggregateversion', '9999999999'],
    ['ce_actorid', ''],
    ['ce_actorrole', 'SALES REP'],
    ['content-type', 'text/xml'],
    ['ce_source', 'x'.repeat(10_000)],
  ])('is refused when %s is "%s"', (header, text) => {
    expect(() => readEnvelope(message({ [header]: Buffer.from(text) }))).toThrow(
      expect.objectContaining({ name: 'MalformedRecord', reason: 'bad-header', header }),
    );
  });

  it('is refused when a header is there twice', () => {
    expect(() => readEnvelope(message({ ce_id: [envelope.id, envelope.id] }))).toThrow(
      expect.objectContaining({ reason: 'bad-header', header: 'ce_id' }),
    );
  });

  it('is refused without any headers', () => {
    expect(() => readEnvelope({ value: Buffer.from('{}') })).toThrow(expect.objectContaining({ reason: 'missing-header' }));
  });

  it('is refused when its value is too large, before it is parsed', () => {
    const huge = message({}, Buffer.alloc(10 * 1024 * 1024, 'x'));
    expect(() => readEnvelope(huge)).toThrow(expect.objectContaining({ reason: 'too-large' }));
    expect(() => readData(huge)).toThrow(expect.objectContaining({ reason: 'too-large' }));
  });

  it('is refused when its value is not JSON, without quoting it', () => {
    const garbage = message({}, Buffer.from('{"name": sentinel'));
    expect(() => readData(garbage)).toThrow(expect.objectContaining({ reason: 'not-json', message: 'The value is not JSON.' }));
  });

  it('is read in a new trace when only its traceparent is malformed', () => {
    expect(readEnvelope(message({ traceparent: 'rubbish' })).traceparent).toBeNull();
  });

  it('may be a tombstone', () => {
    expect(readEnvelope(message({ 'content-type': undefined }, null)).subject).toBe(envelope.subject);
    expect(readData(message({}, null))).toBeNull();
  });
});
