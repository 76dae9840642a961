import { conversionsReport } from './conversions-report.ts';

const now = new Date('2026-03-10T12:00:00Z');
const conversion = (state: string, failure: { step: string; reason: string } | null = null) => ({
  ...{ id: 'c1', state, attempt: 1, requestedAt: '2026-03-10T11:48:00Z', finishedAt: null, lead: { id: 'l1' }, failure },
});

describe('Conversions › report', () => {
  it('when some are stuck › is trouble, with the remedy for each state', () => {
    const page = { totalCount: 3, nodes: [conversion('REQUESTED'), conversion('ACCOUNT_READY')] };
    const { lines, trouble } = conversionsReport(page, { stuck: true, now });
    expect(lines[1]).toBe('c1          l1    REQUESTED            1  12 min ago');
    expect(lines.slice(3)).toEqual([
      '… and 1 more.',
      expect.stringMatching(/^REQUESTED: accounts has not answered.*retryConversion$/),
      expect.stringMatching(/^ACCOUNT_READY: opportunities has not answered.*retryConversion$/),
    ]);
    expect(trouble).toBe(true);
  });

  it('when none is stuck › is no trouble', () => {
    expect(conversionsReport({ totalCount: 0, nodes: [] }, { stuck: true, now })).toMatchObject({
      lines: ['No conversion is stuck.'],
      trouble: false,
    });
  });

  it('when they are only listed › is no trouble, whatever their state', () => {
    const page = { totalCount: 1, nodes: [conversion('FAILED', { step: 'ACCOUNT', reason: 'account-not-found' })] };
    const { lines, trouble } = conversionsReport(page, { stuck: false, now });
    expect(lines[1]).toMatch(/ACCOUNT account-not-found$/);
    expect(trouble).toBe(false);
  });
});
