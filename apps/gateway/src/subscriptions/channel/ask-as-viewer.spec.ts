import type { ApolloServer } from '@apollo/server';
import { viewerFor } from '@leadline/testkit';
import type { RequestContext } from '../../request/request-context.ts';
import { openSession } from '../session/session.ts';
import { askAsViewer } from './ask-as-viewer.ts';

const aSession = () => {
  const viewer = viewerFor('REP');
  return openSession({ viewer, callerId: `subject ${viewer.id}`, authorization: undefined, expiresAt: Infinity });
};

describe('Asking as a viewer', () => {
  it('when one viewer has a thousand look-ups, of however many connections › another’s begins at once', async () => {
    const asked: string[] = [];
    const executeOperation = ({ query }: { query: string }) => {
      asked.push(query);
      return new Promise<never>(() => undefined);
    };
    const ask = askAsViewer({ executeOperation } as unknown as ApolloServer<RequestContext>, 4);
    const many = aSession();
    for (let count = 0; count < 1_000; count += 1) void ask('{ many }', {}, () => many);
    void ask('{ one }', {}, aSession);
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toEqual(['{ many }', '{ many }', '{ one }']);
  });

  it('when who asked is gone before the turn comes › asks nothing', async () => {
    const answers: (() => void)[] = [];
    const executeOperation = () => new Promise((resolve) => answers.push(() => resolve({ body: { kind: 'single', singleResult: {} } })));
    const ask = askAsViewer({ executeOperation } as unknown as ApolloServer<RequestContext>, 2);
    let session: ReturnType<typeof aSession> | undefined = aSession();
    const asked = Array.from({ length: 3 }, () => ask('{ one }', {}, () => session));
    await new Promise((resolve) => setImmediate(resolve));
    session = undefined;
    expect(answers).toHaveLength(1);
    answers[0]!();
    expect(await Promise.all(asked)).toEqual([expect.objectContaining({ answer: { data: null, errors: [] } }), undefined, undefined]);
    expect(answers).toHaveLength(1);
  });
});
