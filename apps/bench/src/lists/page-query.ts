/** A page of twenty leads, filtered and ordered. */
export const pageQuery = `query Page($filter: LeadFilter, $orderBy: LeadOrder) {
  leads(first: 20, filter: $filter, orderBy: $orderBy) {
    edges { cursor node { id name company status source potentialValue { amount currency } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const statuses = ['NEW', 'CONTACTED', 'NURTURING'];
const sources = ['WEBSITE', 'EVENT', 'PHONE', 'REFERRAL'];
const orders = [
  { field: 'CREATED_AT', direction: 'DESC' },
  { field: 'CREATED_AT', direction: 'ASC' },
  { field: 'POTENTIAL_VALUE', direction: 'DESC' },
];

/** The filter and order of a request: they take turns. */
export const pageVariables = (request: number) => ({
  filter: { statuses: [statuses[request % 3]], sources: [sources[request % 4]] },
  orderBy: orders[Math.floor(request / 12) % 3],
});
