import type { Viewer } from '@leadline/domain';
import type { Sql } from '@leadline/postgres';
import { checkInput, currency, decimal, id, isoDate, text } from '@leadline/subgraph';
import { z } from 'zod';
import type { OpportunityFilter } from '../__generated__/graphql.ts';
import { dealWordsSight } from './opportunity-sight.ts';

const ids = z.array(id()).max(200).nullish();
const words = z.array(z.string()).max(10).nullish();

const filterShape = z.object({
  stageKinds: words,
  stageIds: ids,
  pipelineId: id().nullish(),
  ownerIds: ids,
  teamIds: ids,
  accountId: id().nullish(),
  contactId: id().nullish(),
  leadId: id().nullish(),
  forecastCategories: words,
  closeFrom: isoDate().nullish(),
  closeTo: isoDate().nullish(),
  amountMin: decimal().nullish(),
  amountMax: decimal().nullish(),
  currency: currency().nullish(),
  search: text(100).nullish(),
});
type Checked = z.output<typeof filterShape>;

/** The close that counts: expected while open, actual once closed. */
export const closeColumn = 'COALESCE(record.actual_close_on, record.expected_close_on)';

const conditionOf: { [Field in keyof Checked]: string } = {
  stageKinds: 'record.stage_kind = ANY(:stageKinds::text[])',
  stageIds: 'record.stage_id = ANY(:stageIds::uuid[])',
  pipelineId: 'record.pipeline_id = :pipelineId',
  ownerIds: 'record.owner_id = ANY(:ownerIds::uuid[])',
  teamIds: 'record.team_id = ANY(:teamIds::uuid[])',
  accountId: 'record.account_id = :accountId',
  contactId: 'record.contact_id = :contactId',
  leadId: 'record.lead_id = :leadId',
  forecastCategories: 'record.forecast_category = ANY(:forecastCategories::text[])',
  closeFrom: `${closeColumn} >= :closeFrom`,
  closeTo: `${closeColumn} <= :closeTo`,
  amountMin: 'record.amount >= :amountMin::numeric',
  amountMax: 'record.amount <= :amountMax::numeric',
  currency: 'record.currency = :currency',
  search: 'record.name ILIKE :search',
};

/** The conditions of a filter as SQL; nobody finds a deal by words of it that they may not read. */
export function opportunityConditions(filter: OpportunityFilter | null | undefined, viewer: Viewer): Sql[] {
  const checked = checkInput(filterShape, filter ?? {});
  const given = (Object.keys(conditionOf) as (keyof Checked)[]).filter((field) => checked[field] !== null && checked[field] !== undefined);
  const conditions = given.map((field) => ({
    text: conditionOf[field]!,
    params: { [field]: field === 'search' ? contains(checked.search!) : checked[field] },
  }));
  return given.includes('search') ? [...conditions, dealWordsSight(viewer)] : conditions;
}

const contains = (part: string): string => `%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
