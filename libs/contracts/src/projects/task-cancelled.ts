import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';
import { taskState } from '../vocabulary.ts';

/** The task will not be done. */
export const TaskCancelled = defineEvent({
  name: 'TaskCancelled',
  type: 'leadline.task.cancelled.v1',
  topic: 'projects',
  meaning: 'The task will not be done.',
  data: z.object({ taskId: id(), previousState: taskState(), assigneeId: id().nullable() }),
  example: { taskId: exampleIds.task, previousState: 'READY', assigneeId: exampleIds.user },
});
