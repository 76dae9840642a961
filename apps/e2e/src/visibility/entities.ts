import type { Asker } from '../graph/graph.ts';

/** How an entity is asked for. */
export interface EntityAccess {
  type: string;
  at: NonNullable<Asker['at']>;
  /** The query by id. */
  one: string;
  /** Fields that are all null when the person is masked; none for an entity without personal fields. */
  personal: string;
  /** The list, narrowed so that the record is on its first page; the filter is built from ids of the same set of records. */
  list(records: Record<string, string>): string;
  /** True where the list is short and comes whole, without pages. */
  whole?: boolean;
}

const filtered = (field: string, filter: string) => `${field}(first: 100, filter: { ${filter} })`;

/** Each entity of the graph; some in two shapes that are seen differently. */
export const entities: Record<string, EntityAccess> = {
  Lead: {
    ...{ type: 'Lead', at: 'leads', one: 'lead', personal: 'name emails phones address { city }' },
    list: () => 'leads(first: 100, filter: { statuses: [NEW] })',
  },
  ConvertedLead: {
    ...{ type: 'Lead', at: 'leads', one: 'lead', personal: 'name emails phones address { city }' },
    list: () => 'leads(first: 100, filter: { statuses: [CONVERTED] })',
  },
  Account: {
    ...{ type: 'Account', at: 'accounts', one: 'account', personal: 'address { city }' },
    list: ({ ConvertedLead }) => filtered('accounts', `leadId: "${ConvertedLead}"`),
  },
  IndividualAccount: {
    ...{ type: 'Account', at: 'accounts', one: 'account', personal: 'name address { city }' },
    list: () => filtered('accounts', 'kinds: [INDIVIDUAL]'),
  },
  Contact: {
    ...{ type: 'Contact', at: 'accounts', one: 'contact', personal: 'name emails phones' },
    list: ({ ConvertedLead }) => filtered('contacts', `leadId: "${ConvertedLead}"`),
  },
  Opportunity: {
    ...{ type: 'Opportunity', at: 'opportunities', one: 'opportunity', personal: 'name' },
    list: ({ ConvertedLead }) => filtered('opportunities', `leadId: "${ConvertedLead}"`),
  },
  Project: {
    ...{ type: 'Project', at: 'projects', one: 'project', personal: '' },
    list: ({ Opportunity }) => filtered('projects', `opportunityId: "${Opportunity}"`),
  },
  Task: {
    ...{ type: 'Task', at: 'projects', one: 'task', personal: '' },
    list: ({ Project }) => filtered('tasks', `projectId: "${Project}"`),
  },
  User: {
    ...{ type: 'User', at: 'directory', one: 'user', personal: 'name username email' },
    list: () => 'users(first: 100)',
  },
  Territory: { type: 'Territory', at: 'directory', one: 'territory', personal: '', list: () => 'territories', whole: true },
  Pipeline: { type: 'Pipeline', at: 'opportunities', one: 'pipeline', personal: '', list: () => 'pipelines', whole: true },
  Team: { type: 'Team', at: 'directory', one: 'team', personal: '', list: () => 'teams(first: 100)' },
};

/** A field of an entity that shows other records than the entity itself; most are added by another subgraph. */
export interface ContributedField {
  on: string;
  at: NonNullable<Asker['at']>;
  selection: string;
  /** Of which record of the set the field is asked. */
  recordOf: string;
  /** Which record of the set it shows: to whom may see that one. */
  shows: string;
  /** A record of the set that must be seen besides. */
  needs?: string;
  /** What in the answer tells of the record; its id, where none is given. */
  trace?: string;
}

/** Each of them by its name. */
export const contributedFields: Record<string, ContributedField> = {
  'Account.opportunities': {
    ...{ on: 'Account', at: 'opportunities', selection: 'opportunities { nodes { id } }', recordOf: 'Account', shows: 'Opportunity' },
  },
  'Contact.opportunities': {
    ...{ on: 'Contact', at: 'opportunities', selection: 'opportunities { nodes { id } }', recordOf: 'Contact', shows: 'Opportunity' },
  },
  'Account.projects': { on: 'Account', at: 'projects', selection: 'projects { nodes { id } }', recordOf: 'Account', shows: 'Project' },
  'Opportunity.delivery': {
    ...{ on: 'Opportunity', at: 'projects', selection: 'delivery { project { id } }', recordOf: 'Opportunity', shows: 'Project' },
  },
  'Account.totals': {
    ...{ on: 'Account', at: 'opportunities', selection: 'totals { wonCount }', recordOf: 'Account', shows: 'Opportunity' },
    trace: '"wonCount":1',
  },
  'Account.contacts': { on: 'Account', at: 'accounts', selection: 'contacts { nodes { id } }', recordOf: 'Account', shows: 'Contact' },
  'Account.children': {
    ...{ on: 'Account', at: 'accounts', selection: 'children { nodes { id } }', recordOf: 'Account', shows: 'IndividualAccount' },
  },
  'Lead.conversionPreview': {
    ...{ on: 'Lead', at: 'accounts', selection: 'conversionPreview { accountMatch { account { id } } }', recordOf: 'ConvertedLead' },
    ...{ shows: 'Account', needs: 'ConvertedLead' },
  },
};
