import { DeliveryTemplateConfigured } from '@leadline/contracts';
import { type Decision, decide, refuse } from '@leadline/domain';
import { orderTasks } from '../planning/task-graph.ts';
import type { DeliveryTemplate } from './delivery-template.ts';

/**
 * Sets a template up; its tasks must form a plan: known milestones and dependencies, each code once, no cycle.
 * Without another default this one must stay it: every win finds a plan.
 */
export function decideTemplate(template: DeliveryTemplate, hasOtherDefault = true): Decision<DeliveryTemplate> {
  const fault = faultOf(template) ?? (template.rule !== null && !hasOtherDefault ? noDefault : undefined);
  if (fault) return refuse(fault.rule, { message: fault.message, field: fault.field, code: 'BAD_USER_INPUT' });
  const tasks = template.tasks.map(({ code, durationDays, dependsOn }) => ({ code, durationDays, dependsOn }));
  const { id, code, version } = template;
  return decide(template, DeliveryTemplateConfigured.of(id, { code, templateVersion: version + 1, tasks }));
}

interface Fault {
  rule: string;
  message: string;
  field: string;
}

const noDefault: Fault = {
  rule: 'OneTemplateMustBeTheDefault',
  message: 'No other template is without a rule. Add one before this one gets a rule.',
  field: 'rule',
};

function faultOf({ tasks, milestones }: DeliveryTemplate): Fault | undefined {
  const twice = repeated(tasks.map(({ code }) => code)) ?? repeated(milestones.map(({ code }) => code));
  if (twice)
    return {
      rule: 'TemplateCodesMustBeUnique',
      message: `The code ${twice} is used twice. Give each task and milestone its own.`,
      field: 'code',
    };

  const codes = new Set(tasks.map(({ code }) => code));
  const unknown = tasks.flatMap((task) => task.dependsOn.filter((code) => !codes.has(code)))[0];
  if (unknown)
    return {
      rule: 'TemplateDependsOnUnknownTask',
      message: `There is no task ${unknown} to depend on. Use the code of a task of this template.`,
      field: 'dependsOn',
    };

  const stray = tasks.find(({ milestone }) => !milestones.some(({ code }) => code === milestone));
  if (stray)
    return {
      rule: 'TemplateTaskNeedsAMilestone',
      message: `Task ${stray.code} names the milestone ${stray.milestone}, which the template does not have.`,
      field: 'milestone',
    };

  const ordering = orderTasks(tasks);
  if (ordering.ok) return undefined;
  const circle = [...ordering.cycle, ordering.cycle[0]].join(' → ');
  return {
    rule: 'TemplateCannotHaveACycle',
    message: `These tasks wait for each other: ${circle}. Remove one of the dependencies.`,
    field: 'dependsOn',
  };
}

const repeated = (codes: readonly string[]): string | undefined => codes.find((code, index) => codes.indexOf(code) !== index);
