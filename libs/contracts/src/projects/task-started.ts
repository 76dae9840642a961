import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';
import { taskState } from '../vocabulary.ts';

/** Somebody works on the task. */
export const TaskStarted = defineEvent({
  name: 'TaskStarted',
  type: 'leadline.task.started.v1',
  topic: 'projects',
  meaning: 'Somebody works on the task.',
  data: z.object({ taskId: id(), previousState: taskState(), assigneeId: id().nullable() }),
  example: { taskId: exampleIds.task, previousState: 'READY', assigneeId: exampleIds.user },
});
