import { runFor, schemaOf, viewerWith } from './schema-under-test.ts';

const scoped = 'directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT type Query { ok: Int';

describe('A schema that links federation itself', () => {
  it('is taken as it is, without the shared value types', () => {
    const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
    const schema = schemaOf(`${link} ${scoped} @requiresScopes(scopes: [["a"]]) }`);
    expect(schema.getType('Money')).toBeUndefined();
    expect(schemaOf('extend type Query { ok: Int @requiresScopes(scopes: [["a"]]) }').getType('Money')).toBeDefined();
  });

  it('is checked and guarded like any other', async () => {
    const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3")';
    expect(() => schemaOf(`${link} ${scoped} }`)).toThrow('Query.ok needs @requiresScopes');
    const schema = schemaOf(`${link} ${scoped} @requiresScopes(scopes: [["a"]]) }`);
    const { errors } = await runFor(viewerWith('REP'), schema, '{ ok }');
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
