import { missingPlaces } from './missing-places.ts';

describe('Missing places', () => {
  it('when root fields were asked for › names each, by its alias', () => {
    expect(missingPlaces('query { leads { id } mine: lead(id: 1) { id } }')).toEqual([['leads'], ['mine']]);
  });

  it('when entities were asked for › names the first', () => {
    expect(missingPlaces('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Lead { name } } }')).toEqual([['_entities', 0]]);
  });
});
