import { Decimal } from '@leadline/domain';
import type { DeliveryTemplate, TemplateRule } from './delivery-template.ts';

/** What a template is picked by. */
export interface WonDeal {
  pipelineId: string;
  productCode: string | null;
  amount: { amount: string } | null;
}

/** The first template, by priority, whose rule fits the deal; else the one without a rule. Throws when there is none. */
export function pickTemplate(templates: readonly DeliveryTemplate[], deal: WonDeal): DeliveryTemplate {
  const ordered = [...templates].sort(
    (a, b) => Number(a.rule === null) - Number(b.rule === null) || a.priority - b.priority || (a.id < b.id ? -1 : 1),
  );
  const picked = ordered.find(({ rule }) => rule === null || fits(rule, deal));
  if (!picked) throw new Error('There is no default delivery template.');
  return picked;
}

function fits(rule: TemplateRule, deal: WonDeal): boolean {
  if (rule.pipelineId !== null && rule.pipelineId !== deal.pipelineId) return false;
  if (rule.productCode !== null && rule.productCode !== deal.productCode) return false;
  return withinAmounts(rule, new Decimal(deal.amount?.amount ?? 0));
}

const withinAmounts = ({ amountFrom, amountTo }: TemplateRule, amount: Decimal): boolean =>
  (amountFrom === null || amount.gte(amountFrom)) && (amountTo === null || amount.lt(amountTo));
