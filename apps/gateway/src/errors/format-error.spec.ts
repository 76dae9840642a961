import { inRequestScope } from '../request/request-scope.ts';
import { errorFormatter, formatError } from './format-error.ts';

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

  it.each([
    ['Value "sentinel" does not exist in "Temperature" enum.', 'it is no value of Temperature.'],
    ['Int cannot represent non-integer value: "sentinel; x"', 'Int cannot represent non-integer value.'],
    ['Boolean cannot represent a non boolean value: "sentinel"', 'Boolean cannot represent a non boolean value.'],
    ['Something new about "sentinel"', 'it does not fit its type.'],
  ])('when a variable’s field is wrong (%s) › names the place and the fault, never the value', (complaint, fault) => {
    const message = `Variable "$input" got invalid value "sentinel; x" at "input.temperature"; ${complaint}`;
    expect(formatError({ message, extensions: { code: 'BAD_USER_INPUT' } })).toEqual({
      message: `input.temperature is not valid: ${fault}`,
      extensions: { code: 'BAD_USER_INPUT', rule: 'InputDoesNotFitTheSchema', field: 'input.temperature' },
    });
  });
});

describe('Error for clients › of a huge value', () => {
  it('when a megabyte of text was sent where a number belongs › is told at once', () => {
    const value = JSON.stringify({ age: '; Value ; Field "a" must be '.repeat(40_000) });
    const message = `Variable "$input" got invalid value ${value} at "input.age"; Int cannot represent non-integer value: ${value}`;
    const started = performance.now();
    const error = formatError({ message, extensions: { code: 'BAD_USER_INPUT' } });
    expect(performance.now() - started).toBeLessThan(500);
    expect(error.message.length).toBeLessThan(200);
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'InputDoesNotFitTheSchema' });
  });

  it('when the huge value is beside the fault › names the place and the fault', () => {
    const message = `Variable "$input" got invalid value { note: "${'x'.repeat(50_000)}", age: "x" } at "input.age"; Int cannot represent non-integer value: "x"`;
    expect(formatError({ message, extensions: { code: 'BAD_USER_INPUT' } }).message).toBe(
      'input.age is not valid: Int cannot represent non-integer value.',
    );
  });
});

describe('Error for clients › in production mode', () => {
  const inProduction = errorFormatter({ production: true });

  it.each([
    'Cannot query field "mee" on type "Query".',
    'Field "nam" is not defined by type "PersonFilter".',
    'Value "HOTT" does not exist in "Temperature" enum.',
  ])('when graphql-js helps out (%s) › its help is left out', (fault) => {
    expect(inProduction({ message: `${fault} Did you mean "me", "my", or "mine"?` }).message).toBe(fault);
  });
});
