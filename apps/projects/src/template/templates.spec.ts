import { DeliveryTemplateConfigured } from '@leadline/contracts';
import { given } from '@leadline/testkit';
import { decideTemplate } from './configure-template.ts';
import type { DeliveryTemplate } from './delivery-template.ts';
import { pickTemplate } from './pick-template.ts';
import { defaultTemplate } from './seed-templates.ts';

const changed = (change: (copy: DeliveryTemplate) => void): DeliveryTemplate => {
  const copy = structuredClone(defaultTemplate);
  change(copy);
  return copy;
};
const field = (name: string) => [undefined, { field: name }] as const;

describe('Delivery template', () => {
  it('the default one is a plan', () => {
    given(defaultTemplate)
      .when((template) => decideTemplate(template))
      .thenEvents(DeliveryTemplateConfigured);
  });
  it('whose tasks wait for each other › is refused and names them in a circle', () => {
    const decision = decideTemplate(changed(({ tasks }) => tasks[0]!.dependsOn.push('plan')));
    expect(decision).toMatchObject({
      ok: false,
      refusal: { rule: 'TemplateCannotHaveACycle', field: 'dependsOn', message: expect.stringContaining('plan') },
    });
  });
  it('that depends on an unknown task › is refused', () => {
    given(changed(({ tasks }) => tasks[0]!.dependsOn.push('nothing')))
      .when((template) => decideTemplate(template))
      .thenRefused('TemplateDependsOnUnknownTask', ...field('dependsOn'));
  });
  it('with a code twice › is refused', () => {
    given(changed(({ tasks }) => tasks.push(tasks[0]!)))
      .when((template) => decideTemplate(template))
      .thenRefused('TemplateCodesMustBeUnique', ...field('code'));
  });
  it('with a task of no milestone › is refused', () => {
    given(changed(({ tasks }) => (tasks[0]!.milestone = 'none')))
      .when((template) => decideTemplate(template))
      .thenRefused('TemplateTaskNeedsAMilestone', ...field('milestone'));
  });
  it('with a rule, when it is the only default › is refused: every win needs a plan', () => {
    const rule = { pipelineId: null, productCode: 'gtx', amountFrom: null, amountTo: null };
    given({ ...defaultTemplate, rule })
      .when((template) => decideTemplate(template, false))
      .thenRefused('OneTemplateMustBeTheDefault', ...field('rule'));
    given({ ...defaultTemplate, rule })
      .when((template) => decideTemplate(template, true))
      .thenEvents(DeliveryTemplateConfigured);
  });
});

describe('Delivery template › picking', () => {
  const anyDeal = { pipelineId: 'p', productCode: 'gtx', amount: { amount: '100' } };
  const ruled = (id: string, priority: number, rule: Partial<NonNullable<DeliveryTemplate['rule']>>): DeliveryTemplate => ({
    ...defaultTemplate,
    id,
    priority,
    rule: { pipelineId: null, productCode: null, amountFrom: null, amountTo: null, ...rule },
  });

  it('the first rule that fits wins, the default comes last', () => {
    const templates = [defaultTemplate, ruled('b', 2, { productCode: 'gtx' }), ruled('a', 1, { amountFrom: '100' })];
    expect(pickTemplate(templates, anyDeal).id).toBe('a');
  });
  it('amounts are from, and up to but not including', () => {
    expect(pickTemplate([defaultTemplate, ruled('a', 1, { amountTo: '100' })], anyDeal).id).toBe(defaultTemplate.id);
  });
  it('without a default and without a fit › fails', () => expect(() => pickTemplate([], anyDeal)).toThrow('no default'));
});
