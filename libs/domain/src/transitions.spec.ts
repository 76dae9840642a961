import { transitions } from './transitions.ts';

const light = { RED: ['GREEN'], GREEN: ['AMBER'], AMBER: ['RED'] } as const;

describe('Transitions › a status flow', () => {
  it('allows what its table says and nothing else', () => {
    const flow = transitions<keyof typeof light>('Light', light);
    expect([flow.allows('RED', 'GREEN'), flow.allows('RED', 'AMBER')]).toEqual([true, false]);
  });
  it('refuses by name, with what is possible instead', () => {
    const flow = transitions<keyof typeof light>('Light', light);
    expect(flow.refuse('RED', 'AMBER').refusal).toMatchObject({ rule: 'LightCannotGoFromRedToAmber', details: { allowed: ['GREEN'] } });
  });
  it('with an unknown target › is not made', () =>
    expect(() => transitions('Light', { RED: ['BLUE'] } as Record<string, string[]>)).toThrow('unknown status BLUE'));
  it('with a target listed twice › is not made', () =>
    expect(() => transitions<string>('Light', { A: ['B', 'B'], B: [] })).toThrow('twice'));
  it('with a status that nothing leads to › is not made', () =>
    expect(() => transitions<string>('Light', { A: [], B: ['B'] })).toThrow('nothing leads to B'));
});
