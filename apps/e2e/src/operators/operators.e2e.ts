import { randomUUID } from 'node:crypto';
import { OpportunityWon } from '@leadline/contracts';
import { systemId } from '@leadline/domain';
import { told } from '../graph/graph.ts';
import { putRecord } from '../kafka/put-record.ts';
import { until } from '../steps/until.ts';
import { captured, convertedLead } from '../steps/work-leads.ts';
import { doctor } from './doctor.ts';
import { leadline, leadlineJson } from './run-leadline.ts';

interface Letter {
  id: string;
  service: string;
  consumer: string;
  aggregateId: string;
  state: string;
  attempts: number;
  closedBy: string | null;
  skipReason: string | null;
}

jest.setTimeout(120_000);

describe('The leadline command, on a stack that nothing was told it of', () => {
  it('doctor › finds every dependency well', async () => {
    const { exitCode, data } = await doctor();
    expect(data.findings.filter(({ ok }) => !ok)).toEqual([]);
    const services = ['directory', 'leads', 'accounts', 'opportunities', 'projects'];
    const expected = [
      'node',
      'stack',
      ...services.map((service) => `postgres ${service}`),
      'kafka',
      'topics',
      'issuer',
      ...services,
      'gateway',
      ...services.map((service) => `graph ${service}`),
    ];
    expect(data.findings.map(({ about }) => about).toSorted()).toEqual(expected.toSorted());
    expect(exitCode).toBe(0);
  });

  it('lag, outbox, conversions › show a stack that keeps up, exit code 0', async () => {
    const { leadId } = await convertedLead();
    const lag = await leadlineJson<{ group: string; members: number }[]>('lag');
    expect(lag.data.map(({ group }) => group)).toEqual(
      expect.arrayContaining(['leadline.accounts.conversions', 'leadline.projects.delivery']),
    );
    const outbox = await leadlineJson<{ service: string; refused: number }[]>('outbox');
    expect(outbox.data.map(({ service, refused }) => [service, refused])).toContainEqual(['leads', 0]);
    const stuck = await leadlineJson<{ totalCount: number }>('conversions', '--stuck');
    expect(stuck.data.totalCount).toBe(0);
    const done = await leadline('conversions', '--state', 'COMPLETED');
    expect(done.out).toContain(leadId);
    expect([lag, outbox, stuck, done].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
  });

  it('token › prints a token that the graph takes, and nothing else', async () => {
    const { exitCode, out } = await leadline('token', '--as', 'manager');
    const { leads } = await told('{ leads(first: 1) { totalCount } }', {}, { as: { token: out.trim() } });
    expect([exitCode, leads.totalCount > 0]).toEqual([0, true]);
  });

  it('token --json › gives the token with its end', async () => {
    const { exitCode, data } = await leadlineJson<{ accessToken: string; expiresAt: string }>('token', '--as', 'manager');
    await told('{ leads(first: 1) { totalCount } }', {}, { as: { token: data.accessToken } });
    const minutesLeft = (Date.parse(data.expiresAt) - Date.now()) / 60_000;
    expect([exitCode, minutesLeft > 1, minutesLeft <= 15]).toEqual([0, true, true]);
  });

  it('events tail › prints the facts of a lead and nothing of the person', async () => {
    const leadId = await captured({ name: 'Sentinela Baker', emails: ['sentinela@example.com'] });
    const tail = () => leadline('events', 'tail', '--since', '10m', '--no-follow', '--subject', leadId, '--json', '--data');
    const { exitCode, out } = await until('the fact is published', async () => {
      const outcome = await tail();
      return outcome.out !== '' && outcome;
    });
    expect(JSON.parse(out)).toMatchObject({ name: 'LeadCaptured', subject: leadId, version: 1, unreadable: null });
    expect(out).not.toMatch(/sentinela/i);
    expect(exitCode).toBe(0);
  });

  it('replay-group › leaves a group alone whose service runs', async () => {
    const { exitCode, error } = await leadline('replay-group', 'projects.delivery', '--from', 'beginning', '--yes');
    expect(error).toMatch(/are in leadline.projects.delivery. Stop its service/);
    expect(exitCode).toBe(1);
  });

  it('a command that is not asked rightly › exit code 2', async () => {
    expect((await leadline('dead-letters', 'skip', randomUUID())).exitCode).toBe(2);
  });
});

describe('A dead letter, in the hands of an operator', () => {
  const subject = randomUUID();
  // A broken win is a dead letter of each consumer of wins; here it is about that of one.
  const consumer = 'projects.delivery';
  const letters = async (...options: string[]) => {
    const { exitCode, data } = await leadlineJson<{ deadLetters: Letter[] }>('dead-letters', 'list', '--service', 'projects', ...options);
    const all = data.deadLetters.filter(({ aggregateId }) => aggregateId === subject);
    return { exitCode, all, own: all.filter((letter) => letter.consumer === consumer) };
  };

  beforeAll(async () => {
    await putRecord('opportunities', { key: subject, value: '{ broken', headers: headersOf(subject) });
    await until('each consumer of projects has put it aside', async () => (await letters()).all.length === 2);
  });

  afterAll(async () => {
    for (const { id } of (await letters()).all) await leadline('dead-letters', 'skip', id, '--reason', 'put there by a test');
  });

  it('is listed, exit code 1', async () => {
    const { exitCode, own } = await letters();
    expect(own).toMatchObject([{ service: 'projects', state: 'OPEN', attempts: 1 }]);
    expect(exitCode).toBe(1);
  });

  it('is tried again on demand, and is open again when nothing was mended', async () => {
    const [letter] = (await letters()).own;
    expect((await leadline('dead-letters', 'retry', letter!.id)).exitCode).toBe(0);
    await until('the consumer has tried it again', async () => {
      const { own } = await letters();
      expect(own).toMatchObject([{ state: 'OPEN', attempts: 2 }]);
      return true;
    });
  });

  it('is skipped with a reason, which is kept with who gave it', async () => {
    const [letter] = (await letters()).own;
    const skipped = await leadline('dead-letters', 'skip', letter!.id, '--reason', 'put there by a test', '--by', 'ana');
    expect(skipped.exitCode).toBe(0);
    expect((await letters()).own).toEqual([]);
    expect((await letters('--all')).own).toMatchObject([{ state: 'SKIPPED', closedBy: 'ana', skipReason: 'put there by a test' }]);
  });
});

function headersOf(ofSubject: string): Record<string, string> {
  return {
    ...{ ce_specversion: '1.0', ce_id: randomUUID(), ce_type: OpportunityWon.type, ce_source: 'elsewhere', ce_subject: ofSubject },
    ...{ ce_time: new Date().toISOString(), ce_correlationid: randomUUID(), ce_aggregateversion: '1' },
    ...{ ce_actorid: systemId, ce_actorrole: 'SERVICE', 'content-type': 'application/json' },
  };
}
