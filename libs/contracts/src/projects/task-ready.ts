import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';
import { taskState } from '../vocabulary.ts';

/** All that the task waits for is done: it can be started. */
export const TaskReady = defineEvent({
  name: 'TaskReady',
  type: 'leadline.task.ready.v1',
  topic: 'projects',
  meaning: 'All that the task waits for is done: it can be started.',
  data: z.object({ taskId: id(), previousState: taskState(), assigneeId: id().nullable() }),
  example: { taskId: exampleIds.task, previousState: 'READY', assigneeId: exampleIds.user },
});
