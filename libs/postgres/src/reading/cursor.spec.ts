import { type CursorScope, decodeCursor, encodeCursor, type OrderType } from './cursor.ts';

const id = '0190c2a4-7b1e-7c3a-9f10-000000000001';
const scopeOf = (type: OrderType, nullable = false): CursorScope => ({ list: 'book added_at ASC', type, nullable });
const refusal = expect.objectContaining({
  refusal: expect.objectContaining({ code: 'BAD_USER_INPUT', rule: 'CursorIsOfThisList', field: 'after' }),
});

describe('Cursor', () => {
  it.each<[OrderType, string]>([
    ['timestamptz', '2026-11-22T10:00:00.123456Z'],
    ['date', '2028-02-29'],
    ['text', 'Émile “Zola” \n'],
    ['numeric', '-12.5000'],
    ['integer', '42'],
    ['uuid', id],
  ])('when it holds a %s › reads back what was written', (type, value) => {
    const scope = scopeOf(type);
    expect(decodeCursor(scope, encodeCursor(scope, { value, id }), 'after')).toMatchObject({ value, id });
  });

  it.each<[OrderType, string]>([
    ['timestamptz', '2026-13-22T10:00:00.123456Z'],
    ['timestamptz', 'yesterday'],
    ['date', '2027-02-29'],
    ['text', 'a\0b'],
    ['numeric', 'NaN'],
    ['integer', '1e3'],
    ['uuid', 'x'],
  ])('when a %s says %j › refuses and names the argument', (type, value) => {
    const scope = scopeOf(type);
    expect(() => decodeCursor(scope, encodeCursor(scope, { value, id }), 'after')).toThrow(refusal);
  });

  it('when it is of another list, order or direction › refuses', () => {
    const cursor = encodeCursor({ ...scopeOf('text'), list: 'book added_at DESC' }, { value: 'a', id });
    expect(() => decodeCursor(scopeOf('text'), cursor, 'after')).toThrow(refusal);
  });

  it('when it has no value though the order always has one › refuses', () => {
    const cursor = encodeCursor(scopeOf('text'), { value: null, id });
    expect(() => decodeCursor(scopeOf('text'), cursor, 'after')).toThrow(refusal);
    expect(decodeCursor(scopeOf('text', true), cursor, 'after')).toMatchObject({ value: null });
  });

  it.each(['', 'x', '{}', 'bnVsbA', Buffer.from('{"list":"book added_at ASC","value":"a","id":"1"}').toString('base64url')])(
    'when it is %j › refuses',
    (cursor) => {
      expect(() => decodeCursor(scopeOf('text'), cursor, 'after')).toThrow(refusal);
    },
  );
});
