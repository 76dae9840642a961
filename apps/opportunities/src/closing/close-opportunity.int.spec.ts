import { newId } from '@leadline/domain';
import { eventually } from '@leadline/testkit';
import { type DealsAtWork, machineAt, startDeals, usd } from '../testing/deals-at-work.ts';
import { opportunitiesService } from '../service.ts';

let at: DealsAtWork;
beforeAll(async () => void (at = await startDeals(opportunitiesService)));
afterAll(() => at?.service.stop());

const day = (number: number) => machineAt(new Date(`2027-02-0${number}T12:00:00Z`));
const wonOrNot = '__typename ... on WonOpportunity { opportunity { stageKind winCount } } ... on MissingForWin { missing }';
const win = (input: object, caller = day(1)) => at.send('winOpportunity', input, { select: wonOrNot, caller });

describe('Opportunities › from open to won, and back', () => {
  it('tells each step, keeps the history without gaps, and counts wins', async () => {
    const id = await at.open();
    expect((await win({ id, amount: usd('950') })).result).toMatchObject({ __typename: 'WonOpportunity', opportunity: { winCount: 1 } });
    await at.send('reopenOpportunity', { id }, { caller: day(3) });
    await win({ id }, day(5));
    await eventually(async () => expect(await at.facts(id)).toEqual(['opened', 'won', 'reopened', 'won']));

    const select = 'createdAt winCount history { enteredAt leftAt stageKind stage { code } changes { field } } timeInStage { seconds }';
    const { history, timeInStage, createdAt, winCount } = await at.deal(id, select, day(6));
    expect(winCount).toBe(2);
    expect(history.map(({ stageKind, stage }: never) => [stageKind, (stage as { code: string }).code])).toEqual([
      ['OPEN', 'prospecting'],
      ['WON', 'closed-won'],
      ['OPEN', 'prospecting'],
      ['WON', 'closed-won'],
    ]);
    const edges = (end: string) => history.map((entry: Record<string, string>) => entry[end]);
    expect(edges('enteredAt').slice(1)).toEqual(edges('leftAt').slice(0, -1));
    const age = (Date.parse('2027-02-06T12:00:00Z') - Date.parse(createdAt)) / 1000;
    expect(timeInStage.reduce((sum: number, { seconds }: { seconds: number }) => sum + seconds, 0)).toBe(age);
  });

  it('says on the wire what it was won at, by whom it was bought and when', async () => {
    const id = await at.open();
    await win({ id, amount: usd('950.50'), closedOn: '2027-02-02' }, day(3));
    await eventually(async () => {
      const won = (await at.service.published('opportunities')).filter(({ key, envelope }) => key === id && envelope.type.includes('won'));
      expect(won.map(({ data }) => data)).toMatchObject([
        { amount: usd('950.5'), company: 'Acme Corporation', actualCloseOn: '2027-02-02', winNumber: 1 },
      ]);
    });
  });

  it('without an amount › answers what is missing and writes nothing', async () => {
    const id = await at.open({ amount: null });
    expect((await win({ id })).result).toEqual({ __typename: 'MissingForWin', missing: ['amount'] });
    expect(await at.deal(id, 'version')).toEqual({ version: 1 });
  });

  it('the same request twice › has one effect; the key with other input is a conflict', async () => {
    const id = await at.open();
    const requestKey = newId();
    await win({ id, requestKey });
    expect((await win({ id, requestKey })).result).toMatchObject({ opportunity: { winCount: 1 } });
    expect((await win({ id, requestKey, amount: usd('1') })).error).toMatchObject({ code: 'CONFLICT' });
  });

  it('by two at once › counts one win', async () => {
    const id = await at.open();
    const answers = await Promise.all([win({ id }), win({ id }), win({ id })]);
    expect(answers.filter(({ error }) => error === undefined)).toHaveLength(1);
    expect(await at.deal(id, 'winCount history { stageKind }')).toEqual({
      winCount: 1,
      history: [{ stageKind: 'OPEN' }, { stageKind: 'WON' }],
    });
  });

  it('an unknown deal › is not found', async () => {
    expect((await win({ id: newId() })).error).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('Opportunities › lost', () => {
  it('is audited with old and new values, what was said apart', async () => {
    const id = await at.open();
    await at.send('loseOpportunity', { id, reason: 'price', detail: 'Too dear, said Ada' });
    const rows: { what: string; changes: object; personal_changes: object }[] = await at.service.dataSource.query(
      'SELECT what, changes, personal_changes FROM audit WHERE aggregate_id = $1 ORDER BY version DESC LIMIT 1',
      [id],
    );
    const personal_changes = { lossDetail: [null, 'Too dear, said Ada'] };
    expect(rows).toMatchObject([{ what: 'leadline.opportunity.lost.v1', changes: { stageKind: ['OPEN', 'LOST'] }, personal_changes }]);
    expect(JSON.stringify(rows[0]!.changes)).not.toContain('Ada');
  });

  it('for a reason that is not on the list › is refused by field', async () => {
    const { error } = await at.send('loseOpportunity', { id: await at.open(), reason: 'mood' });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'LossReasonMustBeOnTheList', field: 'reason' });
  });
});
