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
  Team: { type: 'Team', at: 'directory', one: 'team', personal: '', list: () => 'teams(first: 100)' },
};
