import { newId } from '@leadline/domain';
import { type TestService, startTestService } from '@leadline/testkit';
import { directoryService } from '../service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(directoryService());
});
afterAll(() => service?.stop());

const configured: [name: string, record: string, given: () => Record<string, unknown>][] = [
  ['configureTeam', 'team', () => ({ id: newId(), code: `t-${newId()}`, name: 'Team' })],
  ['configureTerritory', 'territory', () => ({ id: newId(), code: `t-${newId()}`, regions: [], industries: [], companySizes: [] })],
  ['configureWorkCalendar', 'workCalendar', () => ({ expectedVersion: 1, weekdays: [1, 2], holidays: [] })],
];

describe('Directory › configuration that is repeated', () => {
  it.each(configured)('%s › answers as before and changes nothing, whether it adds or changes', async (name, record, given) => {
    const type = `C${name.slice(1)}Input`;
    const send = async (input: object) => {
      const { data, errors } = await service.query(`mutation($input: ${type}!) { ${name}(input: $input) { ${record} { version } } }`, {
        input,
      });
      return { version: data?.[name]?.[record].version, code: errors?.[0]?.extensions?.['code'] };
    };
    const wanted = given();
    const first = await send({ ...wanted, requestKey: newId() });
    const change = { ...wanted, expectedVersion: first.version, requestKey: newId() };
    const changed = { version: first.version + 1, code: undefined };
    expect([await send(change), await send(change)]).toEqual([changed, changed]);
    expect(await send({ ...change, requestKey: newId() })).toMatchObject({ code: 'STALE_VERSION' });
  });
});
