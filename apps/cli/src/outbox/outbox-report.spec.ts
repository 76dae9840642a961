import { outboxReport } from './outbox-report.ts';
import { refusedReport } from './refused-report.ts';
import { retriedReport } from './retried-report.ts';

const outbox = (depth: number, ageSeconds: number, refused = 0) => ({ service: 'leads', found: { depth, ageSeconds, refused } });

describe('Outbox › report', () => {
  it('when little waits, for a moment › is no trouble', () => {
    const { lines, trouble } = outboxReport([outbox(12, 3), { ...outbox(0, 0), service: 'accounts' }], 30);
    expect(lines).toEqual([
      'SERVICE   WAITING  OLDEST  REFUSED',
      'leads          12  3 s           0',
      'accounts        0  –             0',
    ]);
    expect(trouble).toBe(false);
  });

  it('when the oldest waits too long › is trouble, with what to look at', () => {
    const { lines, trouble } = outboxReport([outbox(400, 95)], 30);
    expect(lines.at(-1)).toBe('leads: the oldest has waited for 1 min. Is the service running, and the broker? See: leadline doctor');
    expect(trouble).toBe(true);
  });

  it('when rows are refused › is trouble, however young they are', () => {
    const { lines, trouble } = outboxReport([outbox(3, 1, 2)], 30);
    expect(lines.at(-1)).toMatch(/^leads: 2 can never be sent as they are, .* leadline outbox --refused$/);
    expect(trouble).toBe(true);
  });

  it('when nothing waits but refused rows and what they hold up › has no oldest', () => {
    const { lines } = outboxReport([outbox(3, 0, 2)], 30);
    expect(lines[1]).toBe('leads          3  –             2');
  });

  it('when rows are refused and others wait too long › tells of both', () => {
    const { lines } = outboxReport([outbox(400, 95, 2)], 30);
    expect(lines.slice(-2)).toEqual([
      expect.stringMatching(/^leads: 2 can never be sent/),
      expect.stringMatching(/^leads: the oldest of the others has waited for 1 min/),
    ]);
  });

  it('when a database cannot be used › tells of the others and is trouble', () => {
    const { data, lines, trouble } = outboxReport([outbox(0, 0), { service: 'accounts', failure: 'ECONNREFUSED.' }], 30);
    expect(data).toEqual([
      { service: 'leads', depth: 0, ageSeconds: 0, refused: 0 },
      { service: 'accounts', failure: 'ECONNREFUSED.' },
    ]);
    expect(lines).toContain('accounts: its database cannot be used: ECONNREFUSED. See: leadline doctor');
    expect(trouble).toBe(true);
  });
});

describe('Outbox › refused rows', () => {
  it('are listed with their reason, what waits behind, and what to do', () => {
    const at = { sequence: '7', eventId: 'e1', eventType: 'leadline.lead.captured.v1', topic: 'leads', key: 'k1', createdAt: new Date(0) };
    const { lines, trouble } = refusedReport([{ service: 'leads', ...at, reason: 'too large', waiting: 4 }]);
    expect(lines[1]).toBe('leads    e1     leadline.lead.captured.v1  leads  k1        4  too large');
    expect(lines.at(-1)).toMatch(/leadline outbox retry$/);
    expect(trouble).toBe(true);
  });

  it('when there are none › are no trouble', () => {
    expect(refusedReport([])).toMatchObject({ lines: ['No row is refused.'], trouble: false });
  });

  it('when they are tried again › are counted per service', () => {
    const { lines, trouble } = retriedReport([
      { service: 'leads', found: 2 },
      { service: 'accounts', found: 0 },
    ]);
    expect(lines).toEqual(['leads: 2 tried again by its relay within a second. Look again: leadline outbox']);
    expect(trouble).toBe(false);
  });

  it('when they are tried again while a database is away › what was done is told too, and it is trouble', () => {
    const { data, lines, trouble } = retriedReport([
      { service: 'leads', found: 2 },
      { service: 'projects', failure: 'ECONNREFUSED.' },
    ]);
    expect(data).toMatchObject([{ service: 'leads', rows: 2 }, { service: 'projects' }]);
    expect(lines).toEqual([
      'leads: 2 tried again by its relay within a second. Look again: leadline outbox',
      'The database of projects cannot be used: ECONNREFUSED. Ask for the whole picture: leadline doctor',
    ]);
    expect(trouble).toBe(true);
  });
});
