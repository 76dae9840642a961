import type { DeadLetter } from '@leadline/inbox';
import { lettersReport } from './letters-report.ts';

const now = new Date('2026-03-10T12:00:00Z');
const letter = (about: Partial<DeadLetter> = {}): DeadLetter => ({
  ...{ id: 'd1', consumer: 'projects.deals', topic: 'leadline.opportunities.v1', partition: 3, offset: '42' },
  ...{ eventId: 'e1', eventType: 'leadline.opportunity.won.v1', aggregateId: 'o1', reason: 'invalid-body: amount', state: 'OPEN' },
  ...{ firstSeenAt: new Date('2026-03-10T10:00:00Z'), attempts: 2, closedAt: null, closedBy: null, skipReason: null, parked: 5 },
  ...about,
});
const report = (letters: DeadLetter[], options: { first?: number; all?: boolean } = {}) =>
  lettersReport([{ service: 'projects', letters }], { first: 100, all: false, now, ...options });

describe('Dead letters › report', () => {
  it('when one is open › says where it lies, why, how much waits behind it, and what to do', () => {
    const { lines, trouble } = report([letter()]);
    expect(lines[1]).toBe(
      'd1  projects.deals  OPEN   2 h ago      2       5  leadline.opportunity.won.v1  leadline.opportunities.v1/3@42  invalid-body: amount',
    );
    expect(lines.at(-1)).toMatch(/leadline dead-letters retry .* leadline dead-letters skip/);
    expect(trouble).toBe(true);
  });

  it('when all are settled › says by whom and why, and is no trouble', () => {
    const skipped = letter({
      state: 'SKIPPED',
      closedAt: new Date('2026-03-10T11:00:00Z'),
      closedBy: 'ana',
      skipReason: 'sent twice by hand',
    });
    const { lines, trouble } = report([skipped], { all: true });
    expect(lines[1]).toMatch(/2026-03-10T11:00:00.000Z by ana sent twice by hand$/);
    expect(trouble).toBe(false);
  });

  it('when there are more than are shown › says how many', () => {
    const { data, lines, trouble } = report([letter(), letter({ id: 'd2' }), letter({ id: 'd3', state: 'RETRYING' })], { first: 1 });
    expect(data).toMatchObject({ totalCount: 3, deadLetters: [{ id: 'd1' }] });
    expect(lines).toContain('… and 2 more: --first, --service and --consumer narrow them down.');
    expect(trouble).toBe(true);
  });

  it('when there are none › says so', () => {
    expect(report([])).toMatchObject({ lines: ['No dead letter is unsettled.'], trouble: false });
  });
});
