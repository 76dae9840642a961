import { fact, message } from '../specs/people.ts';
import { stamp } from './stamp.ts';

const versionsOf = (before: number, kinds: string) => {
  const events = [...kinds].map((kind) => (kind === 'f' ? fact('f', 'id') : message('m', 'id')));
  const { version, stamped } = stamp(before, events);
  return [version, ...stamped.map(({ aggregateVersion }) => aggregateVersion)];
};

describe('Versions', () => {
  it.each([
    ['no event', '', [8]],
    ['one fact', 'f', [8, 8]],
    ['three facts', 'fff', [10, 8, 9, 10]],
    ['a process message alone', 'm', [8, 8]],
    ['facts around process messages', 'mfmf', [9, 9, 8, 9, 9]],
  ])('when a save at version 7 has %s › the state and each event get theirs', (_, kinds, expected) => {
    expect(versionsOf(7, kinds)).toEqual(expected);
  });
});
