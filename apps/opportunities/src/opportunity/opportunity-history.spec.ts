import { aDeal, aLostDeal } from '../testing/a-deal.ts';
import { movedOf } from './opportunity-history.ts';

describe('Opportunity › history', () => {
  it('follows stage, amount, probability, close date and owner, and nothing else', () => {
    const deal = aDeal();
    expect(Object.keys(movedOf(deal, { ...deal, productCode: 'x', amount: '2', ownerId: null }))).toEqual(['amount', 'ownerId']);
    expect(movedOf(deal, aLostDeal({ ownerId: deal.ownerId }))).toMatchObject({ stageKind: ['OPEN', 'LOST'], probability: [10, 0] });
  });

  it('of a new deal › begins with everything', () => {
    expect(movedOf(null, aDeal({ amount: '5' }))).toMatchObject({ amount: [null, '5'], stageKind: [null, 'OPEN'] });
  });
});
