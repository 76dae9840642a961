import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, code } from '../strings.ts';

/** A territory is made of these regions, industries and company sizes, and worked by this team. */
export const TerritoryConfigured = defineEvent({
  name: 'TerritoryConfigured',
  type: 'leadline.territory.configured.v1',
  topic: 'directory',
  meaning: 'A territory is made of these regions, industries and company sizes, and worked by this team.',
  data: z.object({
    code: code(),
    regions: z.array(code()),
    industries: z.array(code()),
    companySizes: z.array(code()),
    teamId: id().nullable(),
  }),
  example: { code: 'central', regions: ['central'], industries: [], companySizes: [], teamId: exampleIds.team },
});
