import { GraphQLError } from 'graphql';
import { describeFailure } from './describe-failure.ts';

describe('What the log tells of a failure', () => {
  it('when the error carries values beside its message › leaves them out', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      constraint: 'uq_email',
      parameters: ['sentinel'],
      detail: 'sentinel',
    });
    const description = describeFailure(error);
    expect(description).toMatchObject({ type: 'Error', message: 'duplicate key', code: '23505', constraint: 'uq_email' });
    expect(JSON.stringify(description)).not.toContain('sentinel');
  });

  it('when graphql-js quotes the value that it cannot represent › cuts it off', () => {
    const description = describeFailure(new GraphQLError('Int cannot represent non-integer value: "sentinel"'));
    expect(description.message).toBe('Int cannot represent non-integer value');
    expect(JSON.stringify(description)).not.toContain('sentinel');
  });

  it('when something else than an error is thrown › says so', () => {
    expect(describeFailure('sentinel')).toEqual({ type: 'string', message: 'Something that is not an error was thrown.' });
  });
});
