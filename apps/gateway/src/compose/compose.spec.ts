import { parse } from 'graphql';
import { compose } from './compose.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes", "@inaccessible"])';
const subgraph = (name: string, sdl: string) => ({ name, url: `http://${name}:4001/graphql`, typeDefs: parse(`${link} ${sdl}`) });

const leads = subgraph(
  'leads',
  'type Query { lead: Lead @requiresScopes(scopes: [["leads:read"]]) } type Lead @key(fields: "id") { "Who it is." id: ID! secret: Int @inaccessible }',
);
const accounts = subgraph('accounts', 'type Lead @key(fields: "id") { id: ID! account: String }');

describe('Compose', () => {
  it('when the subgraphs fit › gives a supergraph with their addresses and scopes', () => {
    const { supergraph } = compose([leads, accounts]);
    expect(supergraph).toContain('LEADS @join__graph(name: "leads", url: "http://leads:4001/graphql")');
    expect(supergraph).toContain('@requiresScopes(scopes: [["leads:read"]])');
  });

  it('when clients look › they see one type of both, described, without what is kept inside', () => {
    const { api } = compose([leads, accounts]);
    expect(api).toContain('"""Who it is."""');
    expect(api).toContain('account: String');
    expect(api).not.toMatch(/secret|join__|@requiresScopes/);
  });

  it('when composed again › gives the same', () => {
    expect(compose([leads, accounts])).toEqual(compose([leads, accounts]));
  });

  it('when they do not fit › lists every reason', () => {
    const rival = subgraph('rival', 'type Lead @key(fields: "id") { id: Int! account: Int }');
    expect(() => compose([leads, accounts, rival])).toThrow(/do not compose:\n- FIELD_TYPE_MISMATCH[^]*\n- FIELD_TYPE_MISMATCH/);
  });
});
