import type { ServiceDefinition } from '@leadline/subgraph';
import { deprecatedProducts, maker, products, research } from './catalogue.ts';

interface ProductKey {
  id?: string;
  sku?: string;
  package?: string;
  variation?: { id: string };
}

interface DeprecatedKey {
  sku: string;
  package: string;
}

interface UserKey {
  email: string;
  totalProductsCreated?: number;
  yearsOfEmployment?: number;
}

const byKey = (key: ProductKey) =>
  products.find((product) => {
    if (key.id !== undefined) return product.id === key.id;
    return product.sku === key.sku && (key.package === product.package || key.variation?.id === product.variation.id);
  });

const deprecatedBy = (key: DeprecatedKey) => deprecatedProducts.find(({ sku, package: name }) => sku === key.sku && name === key.package);

const resolvers = {
  Query: {
    product: (_: unknown, key: { id: string }) => byKey(key),
    deprecatedProduct: (_: unknown, key: DeprecatedKey) => deprecatedBy(key),
  },
  Product: { __resolveReference: byKey },
  DeprecatedProduct: { __resolveReference: deprecatedBy },
  ProductResearch: {
    __resolveReference: (key: { study: { caseNumber: string } }) => research.find(({ study }) => study.caseNumber === key.study.caseNumber),
  },
  User: {
    // What @requires asked of the other subgraph comes with the reference.
    __resolveReference: (key: UserKey) => (key.email === maker.email ? { ...maker, ...key } : undefined),
    averageProductsCreatedPerYear: ({ totalProductsCreated = 0, yearsOfEmployment }: UserKey) =>
      yearsOfEmployment ? Math.round(totalProductsCreated / yearsOfEmployment) : null,
  },
  Inventory: { __resolveReference: ({ id }: { id: string }) => ({ id, deprecatedProducts }) },
};

/** The subgraph that the federation compatibility tests ask questions, on our subgraph server. */
export const productsService: ServiceDefinition = {
  name: 'products',
  folder: import.meta.dirname,
  entities: [],
  migrations: [],
  resolvers: [resolvers],
  services: () => ({}),
  personalPolicy: {},
};
