import { planReplay } from './plan-replay.ts';
import { replayReport } from './replay-report.ts';

const position = (committed: bigint, target: bigint, known = 0n) => ({ topic: 'leads', partition: 0, committed, target, known });
const plan = (...positions: ReturnType<typeof position>[]) => planReplay(positions, { pastInbox: false });

describe('Replay › plan', () => {
  it('goes back to what is asked for, and counts what is read again', () => {
    expect(plan(position(100n, 40n))).toEqual([{ topic: 'leads', partition: 0, to: 40n, again: 60 }]);
  });

  it.each([
    ['later than where the group is', position(100n, 120n)],
    ['where the group is', position(100n, 100n)],
    ['anything, but the group has committed nothing', position(-1n, 0n)],
  ])('when it is asked for %s › leaves the partition alone: nothing is skipped', (_, there) => {
    expect(plan(there)).toEqual([]);
  });

  it('when records are older than the inbox knows › refuses and says how many', () => {
    expect(() => plan(position(100n, 0n, 30n), position(10n, 5n, 30n))).toThrow(
      /^35 of the records are older than 90 days: .* --past-inbox/,
    );
  });

  it('when these are asked for › goes back to them', () => {
    expect(planReplay([position(100n, 0n, 30n)], { pastInbox: true })).toMatchObject([{ to: 0n, again: 100 }]);
  });
});

describe('Replay › report', () => {
  const moves = [
    { topic: 'leads', partition: 0, to: 40n, again: 60 },
    { topic: 'leads', partition: 1, to: 0n, again: 5 },
  ];

  it('when it is only a plan › says so', () => {
    const { data, lines } = replayReport('leadline.projects.deals', moves, { done: false });
    expect(data).toEqual({
      group: 'leadline.projects.deals',
      done: false,
      records: 65,
      topics: [{ topic: 'leads', partitions: 2, records: 65 }],
    });
    expect(lines.at(-1)).toBe('Nothing has been changed. To do it, add --yes.');
  });

  it('when it is done › says what to do next', () => {
    expect(replayReport('g', moves, { done: true }).lines.at(-1)).toMatch(/^g is set back. Start its service/);
  });

  it('when there is nothing to read again › says so', () => {
    expect(replayReport('g', [], { done: true }).lines).toEqual(['g has read nothing since then: there is nothing to replay.']);
  });
});
