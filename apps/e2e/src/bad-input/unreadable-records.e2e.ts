import { randomUUID } from 'node:crypto';
import { LeadConversionRequested, OpportunityWon } from '@leadline/contracts';
import { putRecord } from '../kafka/put-record.ts';
import { stackUnderTest } from '../stack/environment.ts';
import { systemId } from '@leadline/domain';
import { delivery, won } from '../steps/work-deals.ts';
import { convertedLead } from '../steps/work-leads.ts';
import { deadLetters } from './dead-letters.ts';

function headersOf(type: string, subject: string): Record<string, string> {
  return {
    ...{ ce_specversion: '1.0', ce_id: randomUUID(), ce_type: type, ce_source: 'elsewhere', ce_subject: subject },
    ...{ ce_time: new Date().toISOString(), ce_correlationid: randomUUID(), ce_aggregateversion: '1' },
    ...{ ce_actorid: systemId, ce_actorrole: 'SERVICE', 'content-type': 'application/json' },
  };
}

const right = (subject: string) => ({
  key: subject,
  headers: headersOf(OpportunityWon.type, subject),
  value: JSON.stringify(OpportunityWon.example),
});
type Sent = ReturnType<typeof right>;

const faults: [fault: string, reason: RegExp, spoil: (record: Sent) => Sent][] = [
  [
    'without its type',
    /^malformed-record: missing-header ce_type$/,
    ({ headers: { ce_type: _, ...headers }, ...rest }) => ({ ...rest, headers: { ...headers } as Sent['headers'] }),
  ],
  [
    'without its time',
    /^malformed-record: missing-header ce_time$/,
    ({ headers: { ce_time: _, ...headers }, ...rest }) => ({ ...rest, headers: { ...headers } as Sent['headers'] }),
  ],
  [
    'with a time that is none',
    /^malformed-record: bad-header ce_time$/,
    (record) => ({ ...record, headers: { ...record.headers, ce_time: 'yesterday' } }),
  ],
  ['that is not JSON', /^malformed-record: not-json$/, (record) => ({ ...record, value: 'won, I think' })],
  ['whose body is not what its type says', /^invalid-body: /, (record) => ({ ...record, value: JSON.stringify({ amount: 'a lot' }) })],
  [
    'of a version that nobody knows',
    /^unknown-version: v9$/,
    (record) => ({ ...record, headers: { ...record.headers, ce_type: OpportunityWon.type.replace('v1', 'v9') } }),
  ],
];

describe('A record', () => {
  it.each(faults)('%s › becomes a dead letter in each service that listens for it, without what it says', async (_, reason, spoil) => {
    const subject = randomUUID();
    await putRecord('opportunities', spoil(right(subject)));
    const letters = [...(await deadLetters('projects', subject)), ...(await deadLetters('accounts', subject))];
    expect(letters).toEqual(
      letters.map(() => ({
        consumer: expect.any(String),
        topic: 'leadline.opportunities.v1',
        reason: expect.stringMatching(reason),
        state: 'OPEN',
      })),
    );
    expect(JSON.stringify(letters)).not.toMatch(/a lot|I think|yesterday/);
  });

  it('of a process message that is not JSON › becomes a dead letter too', async () => {
    const subject = randomUUID();
    await putRecord('conversions', { key: subject, headers: headersOf(LeadConversionRequested.type, subject), value: '{' });
    expect(await deadLetters('accounts', subject)).toMatchObject([{ reason: 'malformed-record: not-json' }]);
  });
});

describe('After all of these', () => {
  it('every service lives, and later events go on: a lead is converted, its deal won, its project started', async () => {
    const { opportunityId } = await convertedLead();
    await won(opportunityId);
    await delivery(opportunityId);
    for (const url of Object.values(stackUnderTest().urls)) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });
});
