import { LeadCaptured } from '@leadline/contracts';
import { newId, systemId } from '@leadline/domain';
import { toMessage } from '@leadline/kafka';
import { eventLine, passingEvent } from './passing-event.ts';
import { Remaining } from './remaining.ts';

const subject = newId();
const envelope = {
  ...{ id: newId(), type: LeadCaptured.type, source: 'leads', subject, time: new Date('2026-03-01T09:30:00Z') },
  ...{ correlationId: newId(), causationId: null, aggregateVersion: 1, actorId: systemId, actorRole: 'REP', traceparent: null },
};
const record = (spoil: { value?: string; headers?: object } = {}) => {
  const { headers, value } = toMessage(envelope, 'leads', LeadCaptured.example);
  const message = {
    offset: '7',
    timestamp: '1772357400000',
    headers: { ...headers, ...spoil.headers },
    value: Buffer.from(spoil.value ?? String(value)),
  };
  return { topic: 'leadline.leads.v1', partition: 2, message };
};
const look = (placed: ReturnType<typeof record>, withData = false) => passingEvent(placed, { withData });

describe('Events › a fact that passes', () => {
  it('is told by its name, record, version, time, role and process', () => {
    const { correlationId } = envelope;
    expect(look(record())).toEqual({
      ...{ at: 'leadline.leads.v1/2@7', name: 'LeadCaptured', type: LeadCaptured.type, subject, version: 1, unreadable: null },
      ...{ time: '2026-03-01T09:30:00.000Z', correlationId, actorRole: 'REP' },
    });
    expect(eventLine(look(record()))).toBe(`2026-03-01T09:30:00.000Z  LeadCaptured              ${subject}  v1  REP  ${correlationId}`);
  });

  it('when its data is asked for › tells what its contract knows, and nothing else that somebody put there', () => {
    const value = JSON.stringify({ ...LeadCaptured.example, nickname: 'Nora' });
    expect(look(record({ value }), true).data).toEqual(LeadCaptured.example);
  });

  it.each([
    ['is no JSON', { value: '{ Nora' }, 'not-json'],
    ['is not what its type says', { value: '{"source":"Nora"}' }, 'invalid-body'],
    ['has no time', { headers: { ce_time: undefined } }, 'missing-header ce_time'],
    ['has a subject that is none', { headers: { ce_subject: 'Nora' } }, 'bad-header ce_subject'],
  ])('when it %s › is told by its place and the reason only', (_, spoil, reason) => {
    const event = look(record(spoil), true);
    expect(event).toMatchObject({ unreadable: reason, at: 'leadline.leads.v1/2@7' });
    expect(JSON.stringify(event)).not.toContain('Nora');
    expect(eventLine(event)).toBe(`2026-03-01T09:30:00.000Z  ✖ unreadable (${reason})  leadline.leads.v1/2@7`);
  });

  it('when its type is unknown › is told by its type, without data', () => {
    const event = look(record({ headers: { ce_type: 'leadline.lead.sung-about.v1' } }), true);
    expect(event).toMatchObject({ name: 'leadline.lead.sung-about.v1', unreadable: null });
    expect(event.data).toBeUndefined();
  });
});

describe('Events › what is there now', () => {
  const at = (partition: number, offset: string) => ({ topic: 'leads', partition, offset });
  const read = (partition: number, offset: string) => ({ topic: 'leads', partition, message: { offset } });

  it('ends with the last record that was there at the start', () => {
    const remaining = new Remaining([at(0, '5'), at(1, '3')], [at(0, '7'), at(1, '3')]);
    expect([remaining.holds(read(0, '5')), remaining.isEmpty]).toEqual([true, false]);
    expect([remaining.holds(read(0, '6')), remaining.isEmpty]).toEqual([true, true]);
    expect([remaining.holds(read(0, '7')), remaining.holds(read(1, '3'))]).toEqual([false, false]);
  });

  it('when nothing is there › is over at once', () => {
    expect(new Remaining([at(0, '5')], [at(0, '5')]).isEmpty).toBe(true);
  });
});
