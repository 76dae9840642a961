import type { Role, Viewer } from '@leadline/domain';
import { simulatedTime } from './simulated-time.ts';

const viewer = (role: Role): Viewer => ({ id: 'someone', roles: [role], teamIds: [], scopes: new Set() });
const instant = '2017-03-01T09:00:00Z';

describe('Simulated time', () => {
  it('when no header comes › leaves the time to the clock', () => {
    expect(simulatedTime(undefined, viewer('REP'), false)).toBeUndefined();
  });

  it('when a service sets it and it is allowed › is the time of the request', () => {
    expect(simulatedTime(instant, viewer('SERVICE'), true)).toEqual(new Date(instant));
  });

  it('when it is not allowed here › refuses even a service', () => {
    expect(() => simulatedTime(instant, viewer('SERVICE'), false)).toThrow('takes the time from its own clock');
  });

  it('when an administrator sets it › refuses', () => {
    expect(() => simulatedTime(instant, viewer('ADMIN'), true)).toThrow('Only the SERVICE role may set the time');
  });

  it('when it is no instant › says what one looks like', () => {
    expect(() => simulatedTime('yesterday', viewer('SERVICE'), true)).toThrow('takes an instant with its offset');
  });
});
