import { type Asker, ask } from '../graph/graph.ts';
import { forgedTokens, rightToken } from './forged-tokens.ts';
import { expectNoLeak } from './no-leak.ts';

const document = '{ __typename }';
const places: [string, Asker['at']][] = [
  ['the gateway', undefined],
  ...(['directory', 'leads', 'accounts', 'opportunities', 'projects'] as const).map((name): [string, Asker['at']] => [name, name]),
];

describe.each(places)('At %s', (_, at) => {
  it('the right token › is let in', async () => {
    expect(await ask(document, {}, { as: { token: await rightToken() }, at })).toMatchObject({
      status: 200,
      data: { __typename: 'Query' },
    });
  });

  it.each(forgedTokens)('%s › is refused: %s', async (_fault, reason, make) => {
    const { status, errors, data, text } = await ask(document, {}, { as: { token: await make() }, at });
    expect({ status, data }).toEqual({ status: 401, data: undefined });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', rule: 'TokenNotAccepted', details: { reason } } }]);
    expectNoLeak(text);
  });
});

describe('Without a token', () => {
  it('the gateway › answers nothing', async () => {
    expect(await ask(document, {}, { as: null })).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it.each([
    ['leads', '{ leads { totalCount } }'],
    ['accounts', '{ accounts { totalCount } }'],
    ['opportunities', '{ opportunities { totalCount } }'],
    ['projects', '{ projects { totalCount } }'],
    ['directory', '{ users { totalCount } }'],
  ] as const)('%s › tells its schema but no record', async (at, list) => {
    expect(await ask('{ _service { sdl } }', {}, { as: null, at })).toMatchObject({ data: { _service: { sdl: expect.any(String) } } });
    const { data, errors } = await ask(list, {}, { as: null, at });
    expect(Object.values(data ?? { none: null })).toEqual([null]);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', rule: 'TokenNeeded' } }]);
  });
});

describe('The simulated time', () => {
  it.each(['rep', 'admin'])('set by %s, who is no machine › is refused', async (as) => {
    const { errors, data } = await ask('{ me { id } }', {}, { as, now: new Date('2030-01-01') });
    expect(data?.me ?? null).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
