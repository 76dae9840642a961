import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

/** A lead as its events show it: nothing of the person. */
export interface LeadCopy {
  id: string;
  version: number;
  status: string;
  qualified: boolean;
  kind: 'UNKNOWN' | 'INDIVIDUAL' | 'ORGANIZATION';
  company: string | null;
  industry: string | null;
  companySize: string | null;
  region: string | null;
  ownerId: string | null;
  teamId: string | null;
  accountId: string | null;
  contactId: string | null;
  personVersion: number;
}

const textOrNot: EntitySchemaColumnOptions = { type: 'text', nullable: true };
const idOrNot: EntitySchemaColumnOptions = { type: 'uuid', nullable: true };

export const leadCopyEntity = new EntitySchema<LeadCopy>({
  name: 'lead_copy',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_lead_copy' },
    version: { type: 'integer' },
    status: { type: 'text' },
    qualified: { type: 'boolean' },
    kind: { type: 'text' },
    company: textOrNot,
    industry: textOrNot,
    companySize: textOrNot,
    region: textOrNot,
    ownerId: idOrNot,
    teamId: idOrNot,
    accountId: idOrNot,
    contactId: idOrNot,
    personVersion: { type: 'integer' },
  },
});
