import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, oneOf, date } from '../strings.ts';

/** The task's dates moved, by hand or because a task before it moved. */
export const TaskRescheduled = defineEvent({
  name: 'TaskRescheduled',
  type: 'leadline.task.rescheduled.v1',
  topic: 'projects',
  meaning: "The task's dates moved, by hand or because a task before it moved.",
  data: z.object({
    taskId: id(),
    startsOn: date(),
    dueOn: date(),
    previousStartsOn: date(),
    previousDueOn: date(),
    cause: oneOf('BY_HAND', 'DEPENDENCY'),
  }),
  example: {
    taskId: exampleIds.task,
    startsOn: '2027-02-22',
    dueOn: '2027-02-24',
    previousStartsOn: '2027-02-18',
    previousDueOn: '2027-02-22',
    cause: 'BY_HAND',
  },
});
