import pg from 'pg';

const oid = { bigint: 20, date: 1082 } as const;

/** How column values reach the code: `bigint` as a number, `date` as 'YYYY-MM-DD', `numeric` as a string, `timestamptz` as a Date. */
export const valueParsers: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') => {
    if (type === oid.bigint) return exactInteger;
    if (type === oid.date) return (text: string) => text;
    return pg.types.getTypeParser(type, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint of the database is too large for a number');
  return value;
}
