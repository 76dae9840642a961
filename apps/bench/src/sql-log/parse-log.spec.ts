import { parseLog } from './parse-log.ts';
import { transactionsOf } from './transactions.ts';

const log = `
<7 leads> LOG:  statement: START TRANSACTION
<8 leads> LOG:  execute <unnamed>: SELECT 1
<7 leads> LOG:  execute <unnamed>: INSERT INTO lead (id, name)
\tVALUES ($1, $2)
<7 leads> DETAIL:  Parameters: $1 = '1', $2 = 'it''s, $3 = NULL'
<7 leads> LOG:  execute by_id: SELECT * FROM lead WHERE id = $1 AND owner = $2
<7 leads> DETAIL:  Parameters: $1 = '1', $2 = NULL
<7 leads> LOG:  statement: COMMIT
<9 leads> LOG:  statement: START TRANSACTION
<9 leads> LOG:  execute <unnamed>: DELETE FROM lead
<9 leads> LOG:  statement: ROLLBACK
`;

describe('The log of PostgreSQL', () => {
  it('is read as statements with their parameters, whatever stands in them', () => {
    const [, , insert, select] = parseLog(log);
    expect(insert).toEqual({
      connection: '7',
      database: 'leads',
      text: 'INSERT INTO lead (id, name)\nVALUES ($1, $2)',
      params: ['1', "it's, $3 = NULL"],
    });
    expect(select).toMatchObject({ name: 'by_id', params: ['1', null] });
  });

  it('is sorted into the transactions that committed', () => {
    const transactions = transactionsOf(parseLog(log));
    expect(transactions.map(({ statements }) => statements.map(({ text }) => text.split(' ')[0]))).toEqual([['INSERT', 'SELECT']]);
  });
});
