import { given } from './given-when-then.ts';
import { type Book, bookAdded, decideAdding } from './books/book.ts';

const dune: Book = { id: 'a', version: 0, ownerId: 'o', title: 'Dune', donor: null, price: null, addedAt: new Date(0), loans: 0 };
const forbidden = { ...dune, title: 'Necronomicon' };

describe('Given, when, then', () => {
  it('when a decision is as expected › says nothing', () => {
    given(dune).when(decideAdding).thenEvents(bookAdded(dune)).thenState({ title: 'Dune' });
    given(forbidden).when(decideAdding).thenRefused('ForbiddenBooksStayOut', undefined, { field: 'title' });
  });

  it('when events differ › fails', () => {
    expect(() => given(dune).when(decideAdding).thenEvents()).toThrow();
    expect(() =>
      given(dune)
        .when(decideAdding)
        .thenEvents({ ...bookAdded(dune), data: { title: 'Emma' } }),
    ).toThrow();
  });

  it('when it was refused although accepted was expected, or the reverse › fails and says why', () => {
    expect(() => given(forbidden).when(decideAdding).thenEvents()).toThrow('ForbiddenBooksStayOut refused: This book stays out');
    expect(() => given(dune).when(decideAdding).thenRefused('ForbiddenBooksStayOut')).toThrow(
      'it was accepted with leadline.book.added.v1',
    );
  });

  it('when another rule refused › fails', () => {
    expect(() => given(forbidden).when(decideAdding).thenRefused('AnotherRule')).toThrow();
  });
});
