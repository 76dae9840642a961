import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, code, organisation } from '../strings.ts';

/** A team exists with this code, manager and territory. */
export const TeamConfigured = defineEvent({
  name: 'TeamConfigured',
  type: 'leadline.team.configured.v1',
  topic: 'directory',
  meaning: 'A team exists with this code, manager and territory.',
  data: z.object({
    code: code(),
    name: organisation(),
    managerId: id().nullable(),
    territoryIds: z.array(id()),
    parentId: id().nullable(),
  }),
  example: { code: 'central', name: 'Central sales', managerId: exampleIds.user, territoryIds: [exampleIds.territory], parentId: null },
});
