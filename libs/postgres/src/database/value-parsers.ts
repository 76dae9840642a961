import pg from 'pg';

const oid = { bigint: 20, date: 1082, numeric: 1700 } as const;

/**
 * How column values reach the code: `bigint` as a number, `date` as 'YYYY-MM-DD', `numeric` as a string without trailing zeros,
 * `timestamptz` as a Date.
 */
export const valueParsers: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') => {
    if (type === oid.bigint) return exactInteger;
    if (type === oid.date) return (text: string) => text;
    if (type === oid.numeric) return plainDecimal;
    return pg.types.getTypeParser(type, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint of the database is too large for a number');
  return value;
}

// numeric(19, 4) holds 100 as 100.0000; the code knows one way to write an amount.
const plainDecimal = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
