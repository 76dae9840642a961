import { ApolloServer } from '@apollo/server';
import { TokenRefused } from '@leadline/auth';
import { RefusedError } from '@leadline/domain';
import { ConnectionLost } from '@leadline/postgres';
import { inRequestScope } from '../request/request-scope.ts';
import { formatError } from './format-error.ts';

const requestId = '0190c2a4-7b1e-7c3a-9f10-000000000001';

async function errorOf(thrown: unknown, query = '{ fails }', variables?: Record<string, unknown>) {
  const server = new ApolloServer({
    typeDefs: 'type Query { fails(input: Input): Int } input Input { size: Int note: String }',
    resolvers: {
      Query: {
        fails: () => {
          throw thrown;
        },
      },
    },
    formatError,
    includeStacktraceInErrorResponses: false,
  });
  const { body } = await inRequestScope({ requestId }, () => server.executeOperation({ query, variables }));
  await server.stop();
  return body.kind === 'single' ? body.singleResult.errors?.[0] : undefined;
}

describe('Errors that reach clients', () => {
  it('when a rule refuses › carry code, rule, field and details', async () => {
    const refused = RefusedError.of('CONFLICT', 'IdIsTaken', 'The id is taken; choose another.', {
      field: 'id',
      details: { kind: 'lead' },
    });
    expect(await errorOf(refused)).toMatchObject({
      message: 'The id is taken; choose another.',
      path: ['fails'],
      extensions: { code: 'CONFLICT', rule: 'IdIsTaken', field: 'id', details: { kind: 'lead' } },
    });
  });

  it('when the fault is ours › tell the request id and nothing of the inside', async () => {
    const shown = await errorOf(new Error('SELECT secret FROM lead at db.internal:5432'));
    expect(shown).toEqual({
      message: `Something went wrong on our side; the request id is ${requestId}.`,
      path: ['fails'],
      locations: [{ line: 1, column: 3 }],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
    });
  });

  it('when the database is away › say that a new attempt may succeed', async () => {
    expect(await errorOf(new ConnectionLost('ECONNREFUSED 10.0.0.1'))).toMatchObject({
      message: 'The service cannot reach its database at the moment; try again.',
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    });
  });

  it('when a token is not accepted › say why', async () => {
    expect(await errorOf(new TokenRefused('expired'))).toMatchObject({
      extensions: { code: 'UNAUTHENTICATED', details: { reason: 'expired' } },
    });
  });

  it('when the document is wrong › keep the explanation of GraphQL', async () => {
    expect(await errorOf(null, '{ nothing }')).toMatchObject({
      message: expect.stringContaining('Cannot query field'),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  it('when a variable does not fit › name its place and fault, never its value', async () => {
    const shown = await errorOf(null, 'query($input: Input) { fails(input: $input) }', {
      input: { size: 'x; sentinel', note: 'sentinel' },
    });
    expect(shown).toMatchObject({
      message: 'input.size is not valid: Int cannot represent non-integer value.',
      extensions: { code: 'BAD_USER_INPUT', rule: 'InputDoesNotFitTheSchema', field: 'input.size' },
    });
    const unknownField = await errorOf(null, 'query($input: Input) { fails(input: $input) }', {
      input: { note: 'sentinel', color: 'red' },
    });
    expect(unknownField?.message).toBe('input is not valid: Field "color" is not defined by type "Input".');
  });
});
