import { durationText } from './duration-text.ts';
import { table } from './table.ts';

describe('A table', () => {
  it('has columns as wide as they need, numbers to the right, and no blanks at the end of a line', () => {
    expect(
      table(
        ['SERVICE', 'WAITING', 'NOTE'],
        [
          ['leads', 7, ''],
          ['opportunities', 1200, 'late'],
        ],
      ),
    ).toEqual(['SERVICE        WAITING  NOTE', 'leads                7', 'opportunities     1200  late']);
  });

  it('when a cell holds line ends or terminal codes › stays a table', () => {
    expect(table(['REASON'], [['no\nrow \u001b[31mred\u202e']])).toEqual(['REASON', 'no row  [31mred']);
  });

  it('when there are no rows › is its headings', () => {
    expect(table(['A', 'B'], [])).toEqual(['A  B']);
  });
});

describe('A duration', () => {
  it.each([
    [0.4, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3599, '59 min'],
    [7200, '2 h'],
    [200_000, '2 d'],
  ])('of %d seconds › is told as %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});
