import { type Viewer, newId } from '@leadline/domain';
import { type TestService, startTestService, viewerFor } from '@leadline/testkit';
import { accountsService } from '../service.ts';

let service: TestService;
const [north, south] = [viewerFor('REP', { teamIds: [newId()] }), viewerFor('REP', { teamIds: [newId()] })];

beforeAll(async () => {
  service = await startTestService(accountsService());
  // In turns, so that in each order records of the one lie behind those of the other.
  for (const name of ['Abel', 'Cain', 'Eve', 'Noah']) {
    for (const viewer of [north, south]) {
      const input = { name: `${name} ${viewer.id}`, allowDuplicate: true };
      for (const kind of ['Account', 'Contact'])
        await service.query(`mutation($input: Create${kind}Input!) { create${kind}(input: $input) { __typename } }`, { input }, { viewer });
    }
  }
});
afterAll(() => service?.stop());

const lists = ['accounts', 'contacts'].flatMap((list) =>
  ['CREATED_AT', 'NAME'].flatMap((field) =>
    ['ASC', 'DESC'].map((direction) => [list, `{ field: ${field}, direction: ${direction} }`] as const),
  ),
);
const namesIn = async (viewer: Viewer, list: string, page: string) => {
  const { data } = await service.query(`{ ${list}(${page}) { nodes { name } pageInfo { endCursor } } }`, {}, { viewer });
  const { nodes, pageInfo } = data[list] as { nodes: { name: string }[]; pageInfo: { endCursor: string } };
  return { names: nodes.map(({ name }) => name), cursor: pageInfo.endCursor };
};

describe('Accounts and contacts › a cursor', () => {
  it.each(lists)('%s by %s › that a rep of another team replays › shows them their own records and no others', async (list, orderBy) => {
    const { names, cursor } = await namesIn(north, list, `first: 1, orderBy: ${orderBy}`);
    expect(names).toEqual([expect.stringContaining(north.id)]);
    const replayed = await namesIn(south, list, `first: 10, after: "${cursor}", orderBy: ${orderBy}`);
    expect(replayed.names.length).toBeGreaterThanOrEqual(3);
    for (const name of replayed.names) expect(name).toContain(south.id);
  });
});
