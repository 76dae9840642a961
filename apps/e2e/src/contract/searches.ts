/** A query that takes a text that is personal, and the input field it is in. */
interface Search {
  field: string;
  document: string;
}

const search = (field: string, list: string): Search => ({ field, document: `query ($text: String!) { ${list} { __typename } }` });

/** Every search and filter over personal texts. */
export const searches: Search[] = [
  search('AccountFilter.name', 'accounts(filter: { name: $text })'),
  search('ContactFilter.search', 'contacts(filter: { search: $text })'),
  search('LeadFilter.search', 'leads(filter: { search: $text })'),
  search('OpportunityFilter.search', 'opportunities(filter: { search: $text })'),
  search('TeamFilter.search', 'teams(filter: { search: $text })'),
  search('UserFilter.search', 'users(filter: { search: $text })'),
];
