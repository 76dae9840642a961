import { inRequestScope } from '../request/request-scope.ts';
import { formatError } from './format-error.ts';

describe('Error for clients', () => {
  it('when a subgraph’s error carries more than clients need › shows only what is on the list', () => {
    const extensions = {
      code: 'NOT_FOUND',
      rule: 'LeadNotFound',
      field: 'id',
      details: { a: 1 },
      serviceName: 'leads',
      stacktrace: ['at x'],
      response: { url: 'http://leads:4002' },
      query: '{ a }',
    };
    expect(formatError({ message: 'No.', path: ['lead'], extensions })).toEqual({
      message: 'No.',
      path: ['lead'],
      extensions: { code: 'NOT_FOUND', rule: 'LeadNotFound', field: 'id', details: { a: 1 }, serviceName: 'leads' },
    });
  });

  it('when the fault is the gateway’s own › says so with the request id, and nothing of the cause', () => {
    const shown = inRequestScope('request-0001', () =>
      formatError({ message: 'connect ECONNREFUSED 10.0.0.7', extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
    );
    expect(shown).toEqual({
      message: 'Something went wrong on our side; the request id is request-0001.',
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-0001' },
    });
  });

  it('when a variable’s field is wrong › names the place without the value', () => {
    const message =
      'Variable "$input" got invalid value "sentinel; x" at "input.temperature"; Value "sentinel" does not exist in "Temperature" enum.';
    expect(formatError({ message, extensions: { code: 'BAD_USER_INPUT' } })).toMatchObject({ extensions: { field: 'input.temperature' } });
  });
});
