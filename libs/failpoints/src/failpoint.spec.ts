import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { armFailpoints, failpoint } from './failpoint.ts';
import { failpointPlan } from './failpoint-plan.ts';
import { readHits } from './hit-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'leadline-failpoints-'));
const logFile = join(folder, 'hits.jsonl');
const kills = jest.spyOn(process, 'kill').mockReturnValue(true);

afterEach(() => {
  armFailpoints(undefined);
  kills.mockClear();
  rmSync(logFile, { force: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const arm = (text: string): void => armFailpoints({ plan: failpointPlan(text), logFile });

describe('Failpoint', () => {
  it('when nothing is armed › does nothing', () => {
    failpoint('commit.before');
    expect(kills).not.toHaveBeenCalled();
    expect(readHits(logFile)).toEqual([]);
  });

  it('when another one is armed › does nothing', () => {
    arm('commit.after=kill');
    failpoint('commit.before');
    expect(kills).not.toHaveBeenCalled();
  });

  it('when armed to kill at the third pass › has written its line by the time the process dies', () => {
    arm('relay.before-delete=kill@3');
    kills.mockImplementationOnce(() => {
      expect(readHits(logFile)).toMatchObject([{ point: 'relay.before-delete', does: 'kill', pass: 3, pid: process.pid }]);
      return true;
    });
    for (let pass = 1; pass <= 4; pass += 1) failpoint('relay.before-delete');
    expect(kills.mock.calls).toEqual([[process.pid, 'SIGKILL']]);
  });

  it('when armed to freeze › the process stands still for so long, once', () => {
    arm('relay.before-publish=freeze:60@1');
    const begun = performance.now();
    failpoint('relay.before-publish');
    expect(performance.now() - begun).toBeGreaterThanOrEqual(59);
    failpoint('relay.before-publish');
    expect(readHits(logFile)).toHaveLength(1);
  });

  it('when armed to repeat › asks for it each time, and writes nothing down', () => {
    expect(failpoint('relay.twice')).toBe(false);
    arm('relay.twice=repeat');
    expect([failpoint('relay.twice'), failpoint('relay.twice'), failpoint('inbox.twice')]).toEqual([true, true, false]);
    expect(readHits(logFile)).toEqual([]);
  });

  it('when armed to note › writes each pass down and goes on', () => {
    arm('inbox.repeat=note');
    failpoint('inbox.repeat', 'first');
    failpoint('inbox.repeat', 'second');
    expect(readHits(logFile).map(({ detail, does }) => [detail, does])).toEqual([
      ['first', 'note'],
      ['second', 'note'],
    ]);
  });
});
