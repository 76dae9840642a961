import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isClientId } from '@leadline/domain';
import { sampleFolder } from '../seed/seed-sample.ts';
import { readCrmFile, sampleOf } from './crm-file.ts';
import { planDeals } from './deal-plan.ts';
import { inventedWord, stableId } from './deterministic.ts';
import { differences } from './differences.ts';
import { expectedTotals, quarterOf } from './expected-totals.ts';

const shared = join(__dirname, '../../../../../shared/data/crm-sales-opportunities');
const totalsOf = async (folder: string) => {
  const file = await readCrmFile(folder);
  return expectedTotals(planDeals(file, file.deals));
};

describe('Replay › plan', () => {
  it('the same text gives the same id, one that a client may choose', () => {
    expect(stableId('lead 1')).toBe(stableId('lead 1'));
    expect([isClientId(stableId('lead 1')), stableId('lead 1') === stableId('lead 2')]).toEqual([true, false]);
  });
  it('invented words differ', () => expect(new Set(Array.from({ length: 1000 }, (_, at) => inventedWord(String(at), 4))).size).toBe(1000));
  it('a sample is spread over the file and always the same', async () => {
    const { deals } = await readCrmFile(sampleFolder);
    expect(sampleOf(deals, 10)).toEqual(sampleOf(deals, 10));
    expect(new Set(sampleOf(deals, 10)).size).toBe(10);
  });
  it('a row that is not of the shape › is named', () => expect(readCrmFile(join(__dirname, 'nowhere'))).rejects.toThrow('nowhere'));
  it('a difference names its place', () =>
    expect(differences({ a: { b: 1 } }, { a: { b: 2 } })).toEqual(['  a.b: the file says 1, the graph 2']));
  it('June is in the second quarter', () => expect(quarterOf('2017-06-30')).toBe('2017-Q2'));
  it('the sample of the project counts up', async () => {
    const { leads, opportunities, projects } = await totalsOf(sampleFolder);
    expect(leads.prospecting + leads.converted).toBe(120);
    expect(projects).toBe(opportunities.WON);
  });

  // eslint-disable-next-line no-restricted-syntax -- the real file is not part of the project
  (existsSync(shared) ? it : it.skip)('the totals of the real file are its known ones', async () => {
    const totals = await totalsOf(shared);
    expect(totals.opportunities).toEqual({ OPEN: 1589, WON: 4238, LOST: 2473 });
    expect(totals.wonAmount).toBe('10005534');
    expect(Object.values(totals.wonByQuarter).map(({ amount }) => amount)).toEqual(['1134672', '3086111', '2982255', '2802496']);
  });
});
