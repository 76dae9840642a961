import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';
import { taskState } from '../vocabulary.ts';

/** The task waits again for a task that was not done after all. */
export const TaskBlocked = defineEvent({
  name: 'TaskBlocked',
  type: 'leadline.task.blocked.v1',
  topic: 'projects',
  meaning: 'The task waits again for a task that was not done after all.',
  data: z.object({ taskId: id(), previousState: taskState(), assigneeId: id().nullable() }),
  example: { taskId: exampleIds.task, previousState: 'READY', assigneeId: exampleIds.user },
});
