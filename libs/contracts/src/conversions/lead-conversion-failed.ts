import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { conversionStepExample } from '../examples.ts';
import { conversionStep } from '../shapes.ts';
import { oneOf, code } from '../strings.ts';

/** The conversion stopped, for the reason named; it can be retried from where it stopped. */
export const LeadConversionFailed = defineEvent({
  name: 'LeadConversionFailed',
  type: 'leadline.conversion.failed.v1',
  topic: 'conversions',
  meaning: 'The conversion stopped, for the reason named; it can be retried from where it stopped.',
  process: true,
  data: z.object({ ...conversionStep, reason: code(), field: code().nullable(), failedStep: oneOf('ACCOUNT', 'OPPORTUNITY') }),
  example: { ...conversionStepExample, reason: 'pipeline-not-found', field: 'pipelineId', failedStep: 'OPPORTUNITY' },
});
