import { isoDate } from '@leadline/domain';
import type { CrmFile, DealRow } from './crm-file.ts';
import { inventedWord, stableId } from './deterministic.ts';

/** One deal of the file as the journey that the graph is to see. */
export interface DealPlan {
  leadId: string;
  stage: DealRow['deal_stage'];
  agent: string;
  ownerId: string;
  company: string;
  industry: string | null;
  person: { name: string; email: string };
  productCode: string;
  listPrice: string;
  engagedOn: string;
  expectedCloseOn: string;
  closedOn: string | null;
  closeValue: string | null;
}

const daysToClose = 90;
const dayMs = 86_400_000;

/** The day on which leads without an engage date are captured: the first of the file's last year. */
const prospectingDay = '2017-01-02';

/** Plans the journey of each row: a generated person, and a generated prospect where the file names no account. */
export function planDeals(file: CrmFile, deals: readonly DealRow[]): DealPlan[] {
  return deals.map((row) => {
    const company = row.account ?? `${inventedWord(`${row.opportunity_id} first`, 4)} ${inventedWord(`${row.opportunity_id} second`, 3)}`;
    const name = `${inventedWord(`${row.opportunity_id} given`, 2)} ${inventedWord(`${row.opportunity_id} family`, 3)}`;
    const engagedOn = row.engage_date ?? prospectingDay;
    return {
      leadId: stableId(`lead ${row.opportunity_id}`),
      stage: row.deal_stage,
      agent: row.sales_agent,
      ownerId: agentId(row.sales_agent),
      company,
      industry: file.sectors.get(company) ?? null,
      person: { name, email: `${slug(name)}.${row.opportunity_id.toLowerCase()}@${slug(company)}.example` },
      productCode: slug(row.product),
      listPrice: priceOf(file, row.product),
      engagedOn,
      expectedCloseOn: isoDate(new Date(Date.parse(engagedOn) + daysToClose * dayMs)),
      closedOn: row.close_date,
      closeValue: row.close_value,
    };
  });
}

/** The user id of an agent or manager of the file. */
export const agentId = (name: string): string => stableId(`user ${name}`);

/** The team id of a manager's team. */
export const teamIdOf = (manager: string): string => stableId(`team ${manager}`);

/** Lower case letters, digits and dashes only. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function priceOf(file: CrmFile, product: string): string {
  const price = file.prices.get(product);
  if (price === undefined) throw new Error(`products.csv has no price for "${product}"`);
  return price;
}
