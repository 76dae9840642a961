import { ConnectionLost, DatabaseError, NotHereYet } from '@leadline/postgres';
import { later, soon } from './backoff.ts';
import { judgeFailure } from './judge-failure.ts';
import { PermanentFailure } from './permanent-failure.ts';

const databaseError = (code: string): Error =>
  new DatabaseError({ code, constraint: 'lead_email_key', query: 'insert …', message: 'ada@acme.example' });

describe('Failure › judged', () => {
  it('when the handler says that it can never hold › is permanent with the reason given', () => {
    expect(judgeFailure(new PermanentFailure('no such pipeline'))).toEqual({
      kind: 'permanent',
      fault: { kind: 'permanent-failure', detail: 'no such pipeline' },
    });
  });

  it('when what is needed is not here yet › is tried again soon', () => {
    expect(judgeFailure(new NotHereYet('personal record'))).toEqual({ kind: 'transient', pace: soon });
  });

  it.each(['40P01', '40001'])('when transactions get in each other’s way (%s) › is tried again soon', (code) => {
    expect(judgeFailure(databaseError(code))).toEqual({ kind: 'transient', pace: soon });
  });

  it('when the database is away or short of something › is tried again later', () => {
    expect(judgeFailure(new ConnectionLost('ECONNREFUSED'))).toEqual({ kind: 'transient', pace: later });
    expect(judgeFailure(databaseError('53300'))).toEqual({ kind: 'transient', pace: later });
  });

  it('when the handler has wrapped the error › looks inside', () => {
    expect(judgeFailure(new Error('outer', { cause: databaseError('40P01') }))).toEqual({ kind: 'transient', pace: soon });
  });

  it('when nothing is known of it › is unexpected, and its line quotes no value', () => {
    expect(judgeFailure(new TypeError('ada@acme.example', { cause: databaseError('23505') }))).toEqual({
      kind: 'unexpected',
      pace: later,
      fault: { kind: 'unexpected-error', detail: 'TypeError ← DatabaseError 23505 lead_email_key' },
    });
  });
});
