import { failpointPlan } from './failpoint-plan.ts';

describe('Failpoint plan', () => {
  it('when well written › says what happens where', () => {
    expect([
      ...failpointPlan('relay.before-delete=kill@3, commit.before=freeze:17000@2,inbox.repeat=note,relay.twice=repeat,group.joined=kill'),
    ]).toEqual([
      ['relay.before-delete', { does: 'kill', at: 3 }],
      ['commit.before', { does: 'freeze', at: 2, forMs: 17_000 }],
      ['inbox.repeat', { does: 'note' }],
      ['relay.twice', { does: 'repeat' }],
      ['group.joined', { does: 'kill', at: 1 }],
    ]);
  });

  it('when a name is unknown › is refused with those that there are', () => {
    expect(() => failpointPlan('relay.published=kill')).toThrow('there is no failpoint "relay.published"; there are commit.before, ');
  });

  it.each(['commit.before', 'commit.before=sleep', 'commit.before=kill@0', 'commit.before=freeze', 'toString=kill', ''])(
    'when it says "%s" › is refused',
    (text) => {
      expect(() => failpointPlan(text)).toThrow(/is not like name=kill@3|there is no failpoint/);
    },
  );
});
