import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** A task's assignee changed. */
export const TaskChanged = defineEvent({
  name: 'TaskChanged',
  type: 'leadline.task.changed.v1',
  topic: 'projects',
  meaning: "A task's assignee changed.",
  data: z.object({ taskId: id(), assigneeId: id().nullable(), previousAssigneeId: id().nullable() }),
  example: { taskId: exampleIds.task, assigneeId: exampleIds.user, previousAssigneeId: null },
});
