import { newId } from '@leadline/domain';
import { viewerFor } from '@leadline/testkit';
import { type DealsAtWork, startDeals } from '../testing/deals-at-work.ts';
import { opportunitiesService } from '../service.ts';

let at: DealsAtWork;
beforeAll(async () => void (at = await startDeals(opportunitiesService)));
afterAll(() => at?.service.stop());

const list = async () => (await at.service.query('{ lossReasons { version reasons { code title } } }')).data.lossReasons;
const configure = (input: object, caller?: object) =>
  at.send('configureLossReasons', input, { select: 'lossReasons { version reasons { code } }', caller });
const lose = (id: string, reason: string) => at.send('loseOpportunity', { id, reason });

describe('Loss reasons › configured through the graph', () => {
  it('a reason taken off the list › can no longer be given; a deal lost for it keeps it', async () => {
    const { version, reasons } = await list();
    const [before, after] = [await at.open(), await at.open()];
    await lose(before, 'price');
    const rest = [...reasons.filter(({ code }: { code: string }) => code !== 'price'), { code: 'moved-away', title: 'Moved away' }];
    expect((await configure({ expectedVersion: version, reasons: rest })).result.lossReasons).toMatchObject({ version: version + 1 });

    expect((await lose(after, 'price')).error).toMatchObject({ rule: 'LossReasonMustBeOnTheList' });
    expect((await lose(after, 'moved-away')).error).toBeUndefined();
    expect(await at.deal(before, 'lossReason')).toEqual({ lossReason: 'price' });
  });

  it('with a code twice › is refused by field', async () => {
    const { version } = await list();
    const twice = { code: 'same', title: 'Same' };
    const { error } = await configure({ expectedVersion: version, reasons: [twice, twice] });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'LossReasonsMustBeUnique', field: 'reasons' });
  });

  it('on a version that has moved on › is refused', async () => {
    const { version, reasons } = await list();
    expect((await configure({ expectedVersion: version + 1, reasons })).error).toMatchObject({ code: 'STALE_VERSION' });
  });

  it('repeated under its key › answers as before and changes nothing; other input under the key is a conflict', async () => {
    const { version, reasons } = await list();
    const input = { requestKey: newId(), expectedVersion: version, reasons };
    const first = await configure(input);
    expect(await configure(input)).toEqual(first);
    expect((await list()).version).toBe(version + 1);
    expect((await configure({ ...input, reasons: reasons.slice(1) })).error).toMatchObject({ code: 'CONFLICT', field: 'requestKey' });
  });

  it('by a rep › is forbidden', async () => {
    const { version, reasons } = await list();
    expect((await configure({ expectedVersion: version, reasons }, { viewer: viewerFor('REP') })).error).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
