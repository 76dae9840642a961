import { type Actor, type Decision, RefusedError } from '@leadline/domain';
import { type Outcome, type Request, type Tx, uniqueViolation } from '@leadline/postgres';
import { IsNull, Not } from 'typeorm';
import type { Services } from '../services.ts';
import { decideTemplate } from './configure-template.ts';
import { deliveryTemplateEntity } from './delivery-template.entity.ts';
import { type DeliveryTemplate, deliveryTemplates } from './delivery-template.ts';
import { keepVersion } from './template-versions.ts';

interface Configuration {
  /** The version to change; null to add. */
  expectedVersion: number | null;
  request?: Request | undefined;
}

/** Adds a delivery template or makes a new version of it. */
export async function putTemplate(
  { unitOfWork }: Services,
  wanted: Omit<DeliveryTemplate, 'version'>,
  { expectedVersion, request }: Configuration,
  actor: Actor,
): Promise<Outcome<DeliveryTemplate>> {
  const { id } = wanted;
  const outcome =
    expectedVersion === null
      ? unitOfWork.create(deliveryTemplates, { id, request }, actor, (tx) => decideAmongOthers(tx, { ...wanted, version: 0 }))
      : unitOfWork.change(deliveryTemplates, { id, expectedVersion, request }, actor, ({ version }, tx) =>
          decideAmongOthers(tx, { ...wanted, version }),
        );
  return outcome.catch((error: unknown) => {
    if (uniqueViolation(error) !== 'uq_delivery_template_code') throw error;
    throw RefusedError.of('BAD_USER_INPUT', 'CodeMustBeUnique', 'Another template has this code. Choose another.', { field: 'code' });
  });
}

async function decideAmongOthers(tx: Tx, template: DeliveryTemplate): Promise<Decision<DeliveryTemplate>> {
  // One configuration at a time: two that give the last two defaults a rule would each count on the other.
  tx.lock('delivery templates', ['default']);
  const hasOtherDefault = await tx.manager.existsBy(deliveryTemplateEntity, { id: Not(template.id), rule: IsNull() });
  return keepVersion(tx, decideTemplate(template, hasOtherDefault));
}
