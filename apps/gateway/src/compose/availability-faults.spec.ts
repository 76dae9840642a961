import { parse } from 'graphql';
import { availabilityFaults } from './availability-faults.ts';

const subgraph = (name: string, sdl: string) => ({ name, url: `http://${name}/graphql`, typeDefs: parse(sdl) });

const account = 'type Account @key(fields: "id") { id: ID! name: String! }';
const accounts = (rest = '') => subgraph('accounts', `${account} ${rest}`);
const stub = 'type Account @key(fields: "id", resolvable: false) { id: ID! }';

describe('Availability', () => {
  it('when every part can be missing › finds no fault', () => {
    const deals = subgraph('deals', `${stub} type Deal @key(fields: "id") { id: ID! title: String! account: Account others: [Account]! }`);
    expect(availabilityFaults([accounts('type Query { account: Account }'), deals])).toEqual([]);
  });

  it('when a root query cannot be null › is a fault, also for a list', () => {
    const faults = availabilityFaults([accounts('extend type Query { account: Account! accounts: [Account!]! names: [String]! }')]);
    expect(faults).toEqual(['Query.account (accounts) must be nullable', 'Query.accounts (accounts) must be nullable']);
  });

  it('when a mutation cannot be null › is none, because it failed as a whole', () => {
    expect(availabilityFaults([accounts('type Mutation { open: Account! }')])).toEqual([]);
  });

  it('when a reference to an entity of another subgraph cannot be null › is a fault', () => {
    const deals = subgraph('deals', `${stub} type Deal @key(fields: "id") { id: ID! account: Account! }`);
    expect(availabilityFaults([accounts(), deals])).toEqual(['Deal.account (deals) must be nullable']);
  });

  it('when two subgraphs promise fields of one entity › is a fault', () => {
    const deals = subgraph('deals', 'type Account @key(fields: "id") { id: ID! total: Int! }');
    expect(availabilityFaults([accounts(), deals])).toEqual([
      'Account has fields that cannot be null in accounts and deals; only one subgraph may promise fields',
    ]);
  });
});
