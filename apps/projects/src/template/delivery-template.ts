import type { Aggregate } from '@leadline/postgres';
import { hasRole } from '@leadline/domain';
import { deliveryTemplateEntity } from './delivery-template.entity.ts';

/** One step of the delivery as a template plans it; offset and duration are in working days. */
export interface TemplateTask {
  code: string;
  title: string;
  description: string | null;
  milestone: string;
  dependsOn: string[];
  assigneeRole: string | null;
  offsetDays: number;
  durationDays: number;
  checklist: string[];
}

/** A milestone as a template plans it. */
export interface TemplateMilestone {
  code: string;
  title: string;
}

/** For which won deals a template is picked: every condition that is not null must hold. */
export interface TemplateRule {
  pipelineId: string | null;
  productCode: string | null;
  amountFrom: string | null;
  amountTo: string | null;
}

/** The plan that a project is started from; `version` moves with every change, and each version is kept for the projects that were started from it. */
export interface DeliveryTemplate {
  id: string;
  version: number;
  code: string;
  title: string;
  /** Lower comes first; the default template has no rule and comes last. */
  priority: number;
  rule: TemplateRule | null;
  milestones: TemplateMilestone[];
  tasks: TemplateTask[];
}

/** How delivery templates are stored, who sees and who changes them. */
export const deliveryTemplates: Aggregate<DeliveryTemplate> = {
  name: 'delivery template',
  entity: deliveryTemplateEntity,
  visibleTo: () => ({ text: 'true', params: {} }),
  changeableBy: (viewer) => ({ text: hasRole(viewer, 'ADMIN', 'SERVICE') ? 'true' : 'false', params: {} }),
  personalFields: [],
};
