import { existsSync } from 'node:fs';
import { sharedData } from '../testing/environment.ts';
import { readPairs, readRows } from '../testing/real-records.ts';
import { foldCompanyName } from './fold-company-name.ts';
import { foldedResemblance, resemblance, reviewThreshold } from './resemblance.ts';

// eslint-disable-next-line no-restricted-syntax -- the records are no part of the repository; tools/test/allowed-skips.json lists these tests
const onRealRecords = existsSync(sharedData) ? it : it.skip;
const chicago = 'duplicates/lead-account';

const accountsOfChicago = () =>
  readRows(`${chicago}/accounts.csv`).map(({ account_id: id, name = '' }) => ({ id: id ?? '', folded: foldCompanyName(name) ?? '' }));
const leadsOfChicago = () => {
  const truth = new Map(readRows(`${chicago}/truth.csv`).map(({ lead_id: id, account_id: account }) => [id, account]));
  return readRows(`${chicago}/leads.csv`).map(({ lead_id: id, company = '' }) => ({
    folded: foldCompanyName(company) ?? '',
    account: truth.get(id) ?? '',
  }));
};

describe('Real records', () => {
  onRealRecords('leads of Chicago’s sites › are matched by name alone, rightly in 19 of 20 cases', () => {
    const byName = Map.groupBy(accountsOfChicago(), ({ folded }) => folded);
    const matched = leadsOfChicago().flatMap(({ folded, account }) => {
      const [only, another] = byName.get(folded) ?? [];
      return only && !another ? [only.id === account] : [];
    });
    expect(matched.length).toBeGreaterThan(250);
    expect(matched.filter(Boolean).length / matched.length).toBeGreaterThanOrEqual(0.95);
  });

  onRealRecords('leads of Chicago’s sites › are rarely held up for a choice when they belong to no account', () => {
    const accounts = accountsOfChicago();
    const sample = leadsOfChicago().filter((_, at) => at % 10 === 0);
    const judged = sample.map(({ folded, account }) => ({
      account,
      candidates: accounts.filter((other) => foldedResemblance(folded, other.folded) >= reviewThreshold).map(({ id }) => id),
    }));
    const strangers = judged.filter(({ account }) => account === '');
    expect(strangers.filter(({ candidates }) => candidates.length > 0).length / strangers.length).toBeLessThan(0.2);
    const known = judged.filter(({ account }) => account !== '');
    expect(known.filter(({ account, candidates }) => candidates.includes(account)).length / known.length).toBeGreaterThan(0.5);
  });

  onRealRecords('labelled pairs of restaurants › are offered for review when they are one place, and hardly ever otherwise', () => {
    const pairs = ['train', 'valid', 'test'].flatMap((part) => readPairs(`duplicates/${part}.txt`));
    const offered = pairs.filter(({ names }) => resemblance(...names) >= reviewThreshold);
    const right = offered.filter(({ same }) => same).length;
    expect(pairs).toHaveLength(946);
    expect(right / offered.length).toBeGreaterThan(0.9);
    expect(right / pairs.filter(({ same }) => same).length).toBeGreaterThan(0.8);
  });

  onRealRecords('85 customers of a hardware seller › are 85 companies, none of which resembles another', () => {
    const names = readRows('crm-sales-opportunities/accounts.csv').map(({ account = '' }) => account);
    expect(names).toHaveLength(85);
    const alike = names.flatMap((name, at) => names.slice(0, at).filter((other) => resemblance(name, other) >= reviewThreshold));
    expect(alike).toEqual([]);
  });
});
