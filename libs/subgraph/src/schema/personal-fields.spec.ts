import type { Viewer } from '@leadline/domain';
import { runFor, schemaOf, viewerWith } from './schema-under-test.ts';

const sdl = `
  extend type Query { people: [Person!]! @requiresScopes(scopes: [["people:read"]]) }
  type Person { id: ID! email: String @personal }
`;
const people = [
  { id: '1', ownerId: 'a REP', email: 'ada@example.org' },
  { id: '2', ownerId: 'somebody else', email: 'bob@example.org' },
];
const email = jest.fn((person: { email: string }) => person.email);
const schema = schemaOf(sdl, {
  resolvers: [{ Query: { people: () => people }, Person: { email } }],
  personalPolicy: { Person: (person: (typeof people)[number], viewer: Viewer) => person.ownerId === viewer.id },
});

describe('Personal fields', () => {
  it('when the policy allows this record only › masks the others with null, without an error', async () => {
    const answer = await runFor(viewerWith('REP', 'people:read'), schema, '{ people { id email } }');
    expect(answer).toEqual({
      data: {
        people: [
          { id: '1', email: 'ada@example.org' },
          { id: '2', email: null },
        ],
      },
    });
  });

  it('when masked › is not even computed', async () => {
    email.mockClear();
    await runFor(viewerWith('ANALYST', 'people:read'), schema, '{ people { email } }');
    expect(email).not.toHaveBeenCalled();
  });
});
