import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';
import { taskState } from '../vocabulary.ts';

/** The task is done. */
export const TaskCompleted = defineEvent({
  name: 'TaskCompleted',
  type: 'leadline.task.completed.v1',
  topic: 'projects',
  meaning: 'The task is done.',
  data: z.object({ taskId: id(), previousState: taskState(), assigneeId: id().nullable() }),
  example: { taskId: exampleIds.task, previousState: 'READY', assigneeId: exampleIds.user },
});
