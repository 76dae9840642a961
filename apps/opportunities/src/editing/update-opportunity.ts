import { OpportunityChanged } from '@leadline/contracts';
import { type Decision, decide, refuse } from '@leadline/domain';
import { refusePastClose } from '../opportunity/expected-close.ts';
import { shapeOf } from '../opportunity/opportunity-facts.ts';
import { type Opportunity, alsoAbout } from '../opportunity/opportunity.ts';
import type { ForecastCategory } from '../pipeline/stage.ts';

/** What may change of a deal by hand: absent keeps, null clears. */
export interface OpportunityPatch {
  name?: string | null;
  contactId?: string | null;
  amount?: string | null;
  currency?: string | null;
  expectedCloseOn?: string | null;
  productCode?: string | null;
  probability?: number;
  forecastCategory?: ForecastCategory;
  ownerId?: string | null;
  teamId?: string | null;
}

/** What the personal record holds: the words, and whom they may be about. */
const personal = ['name', 'contactId'] as const;

/** Changes a deal. What the stage decides of a closed deal (amount, dates, probability) stays as it is until it is reopened. */
export function decideUpdate(deal: Opportunity, patch: OpportunityPatch, now: Date): Decision<Opportunity> {
  const changed = (Object.keys(patch) as (keyof OpportunityPatch)[]).filter(
    (field) => patch[field] !== undefined && patch[field] !== deal[field],
  );
  if (changed.length === 0) return decide(deal);
  const refused =
    refuseClosed(deal, changed) ??
    refuseForecast(patch) ??
    (changed.includes('expectedCloseOn') && refusePastClose(patch.expectedCloseOn, now));
  if (refused) return refused;

  const anew = changed.some((field) => (personal as readonly string[]).includes(field));
  const updated: Opportunity = {
    ...deal,
    ...onlyOf(patch, changed),
    personIds: alsoAbout(deal.personIds, patch.contactId),
    personVersion: deal.personVersion + (anew ? 1 : 0),
    updatedAt: now,
  };
  return decide(updated, OpportunityChanged.of(deal.id, { ...shapeOf(updated), changed }));
}

const fixedOnceClosed: readonly string[] = ['amount', 'currency', 'expectedCloseOn', 'probability', 'forecastCategory', 'contactId'];

function refuseClosed({ stageKind }: Opportunity, changed: readonly string[]) {
  const field = changed.find((name) => fixedOnceClosed.includes(name));
  if (stageKind === 'OPEN' || field === undefined) return undefined;
  return refuse('ClosedDealCannotBeChanged', { message: `The deal is ${stageKind}. Reopen it to change this.`, field });
}

function refuseForecast({ probability, forecastCategory }: OpportunityPatch) {
  if (probability !== undefined && (probability < 0 || probability > 99)) {
    return refuse('OpenDealProbabilityIs0To99', {
      message: 'Give 0 to 99: 100 is for won deals.',
      field: 'probability',
      code: 'BAD_USER_INPUT',
    });
  }
  if (forecastCategory !== 'CLOSED') return undefined;
  return refuse('OpenDealCannotBeClosedInForecast', {
    message: 'CLOSED is for won deals. Choose another.',
    field: 'forecastCategory',
    code: 'BAD_USER_INPUT',
  });
}

const onlyOf = (patch: OpportunityPatch, fields: readonly (keyof OpportunityPatch)[]): OpportunityPatch =>
  Object.fromEntries(fields.map((field) => [field, patch[field]]));
