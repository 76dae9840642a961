import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { code } from '../strings.ts';

/** A delivery template has these tasks from this version on. */
export const DeliveryTemplateConfigured = defineEvent({
  name: 'DeliveryTemplateConfigured',
  type: 'leadline.delivery-template.configured.v1',
  topic: 'projects',
  meaning: 'A delivery template has these tasks from this version on.',
  data: z.object({
    code: code(),
    templateVersion: z.int().min(1),
    tasks: z.array(z.object({ code: code(), durationDays: z.int().min(1), dependsOn: z.array(code()) })),
  }),
  example: { code: 'default', templateVersion: 1, tasks: [{ code: 'kick-off', durationDays: 2, dependsOn: [] }] },
});
