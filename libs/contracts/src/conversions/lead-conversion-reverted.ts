import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { conversionStepExample } from '../examples.ts';
import { conversionStep } from '../shapes.ts';

/** The conversion was taken back; the lead is QUALIFIED again. */
export const LeadConversionReverted = defineEvent({
  name: 'LeadConversionReverted',
  type: 'leadline.conversion.reverted.v1',
  topic: 'conversions',
  meaning: 'The conversion was taken back; the lead is QUALIFIED again.',
  process: true,
  data: z.object({ ...conversionStep }),
  example: { ...conversionStepExample },
});
