import { LeadContacted } from '@leadline/contracts';
import { toMessage } from '@leadline/kafka';
import type { KafkaMessage } from 'kafkajs';
import { consume } from './handler.ts';
import { isWanted, readEvent, wantedBy } from './read-event.ts';

const leadId = '0190c2a4-7b1e-7c3a-9f10-000000000001';
const eventId = '0190c2a4-7b1e-7c3a-9f10-000000000002';
const wanted = wantedBy([consume(LeadContacted, async () => undefined)]);

const envelope = {
  id: eventId,
  type: LeadContacted.type,
  source: 'leads',
  subject: leadId,
  time: new Date('2026-03-01T09:00:00Z'),
  correlationId: eventId,
  causationId: null,
  aggregateVersion: 2,
  actorId: leadId,
  actorRole: 'REP',
  traceparent: null,
};

function message(change: { headers?: Record<string, string | undefined>; value?: string | null; key?: string } = {}): KafkaMessage {
  const sent = toMessage(envelope, 'leads', LeadContacted.example);
  const headers = Object.fromEntries(
    Object.entries({ ...sent.headers, ...change.headers }).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, Buffer.from(text)]],
    ),
  );
  const value = change.value === undefined ? String(sent.value) : change.value;
  return {
    key: Buffer.from(change.key ?? sent.key),
    headers,
    value: value === null ? null : Buffer.from(value),
    offset: '7',
    timestamp: '0',
    attributes: 0,
  } as KafkaMessage;
}

const reading = (change: Parameters<typeof message>[0]) => readEvent({ topic: 'facts', partition: 0, message: message(change) }, wanted);

describe('Record › read', () => {
  it('when it is well formed › gives the envelope, the checked data and the handler', () => {
    expect(reading({})).toMatchObject({
      fault: null,
      eventId,
      aggregateId: leadId,
      envelope: { subject: leadId, aggregateVersion: 2 },
      data: LeadContacted.example,
    });
  });

  it('when its type concerns no handler › is not wanted, whatever its body', () => {
    expect(isWanted(message({ headers: { ce_type: 'leadline.lead.archived.v1' }, value: '{' }), wanted)).toBe(false);
  });

  it('when its version is newer than the handler’s › is faulty and not ignored', () => {
    const headers = { ce_type: LeadContacted.type.replace('.v1', '.v2') };
    expect(isWanted(message({ headers }), wanted)).toBe(true);
    expect(reading({ headers })).toMatchObject({ eventId, aggregateId: leadId, fault: { kind: 'unknown-version', detail: 'v2' } });
  });

  it('when it does not say its type › is wanted and faulty', () => {
    const headers = { ce_type: undefined };
    expect(isWanted(message({ headers }), wanted)).toBe(true);
    expect(reading({ headers })).toMatchObject({
      aggregateId: leadId,
      fault: { kind: 'malformed-record', detail: 'missing-header ce_type' },
    });
  });

  it('when a header is malformed › is faulty, and knows its aggregate by the key', () => {
    expect(reading({ headers: { ce_subject: 'nobody', ce_id: 'none' } })).toMatchObject({
      eventId: null,
      aggregateId: leadId,
      fault: { kind: 'malformed-record', detail: 'bad-header ce_id' },
    });
  });

  it('when its key is not its subject › is faulty', () => {
    expect(reading({ key: eventId })).toMatchObject({ fault: { kind: 'malformed-record', detail: 'bad-header ce_subject' } });
  });

  it('when its body is not of the shape › is faulty, says where, and quotes nothing', () => {
    const fault = reading({ value: '{"contactedAt":"ada@acme.example"}' }).fault;
    expect(fault?.kind).toBe('invalid-body');
    expect(fault?.detail).not.toContain('ada');
  });

  it.each(['{', ''])('when its body is not JSON (“%s”) › is faulty', (value) => {
    expect(reading({ value })).toMatchObject({ fault: { kind: 'malformed-record', detail: 'not-json' } });
  });

  it('when it has no body › is faulty', () => {
    expect(reading({ value: null })).toMatchObject({ fault: { kind: 'invalid-body' } });
  });
});

describe('Handlers of a consumer', () => {
  it('when two want the same event › are refused at start-up', () => {
    const handler = consume(LeadContacted, async () => undefined);
    expect(() => wantedBy([handler, handler])).toThrow('two handlers');
  });
});
