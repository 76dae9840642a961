/** Who makes products; the years come from another subgraph. */
export const maker = { email: 'support@apollographql.com', name: 'Jane Smith', totalProductsCreated: 1337 };

/** Studies of products. */
export const research = [
  { study: { caseNumber: '1234', description: 'Federation Study' }, outcome: null },
  { study: { caseNumber: '1235', description: 'Studio Study' }, outcome: null },
] as const;

const dimensions = { size: 'small', weight: 1, unit: 'kg' };

/** What is sold: the data that the compatibility tests ask for. */
export const products = [
  {
    id: 'apollo-federation',
    sku: 'federation',
    package: '@apollo/federation',
    variation: { id: 'OSS' },
    dimensions,
    notes: null,
    research: [research[0]],
    createdBy: maker,
  },
  {
    id: 'apollo-studio',
    sku: 'studio',
    package: '',
    variation: { id: 'platform' },
    dimensions,
    notes: null,
    research: [research[1]],
    createdBy: maker,
  },
];

/** What is no longer sold. */
export const deprecatedProducts = [
  { sku: 'apollo-federation-v1', package: '@apollo/federation-v1', reason: 'Migrate to Federation V2', createdBy: maker },
];
